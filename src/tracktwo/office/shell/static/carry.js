// The open page carries the round: once it is there, answers need no network. Each is kept on the device with an id of
// its own and sent as soon as there is a connection, all that wait in one request; sent again, it changes nothing.
// Every step works without this file.
"use strict";

(() => {
  if (!window.fetch || !window.crypto || !window.URLSearchParams || !window.AbortController) return;
  const { code, seat, token, ...rest } = document.currentScript.dataset;
  const name = `tracktwo ${code} ${seat}`;
  const [LONGEST, SOONEST, LATEST, AT_ONCE] = [20000, 2000, 30000, 50];
  let language = document.documentElement.lang;
  let words = JSON.parse(rest.words);
  let round = null; // all statements, in this person's order, in each language
  let number = Number((location.pathname.match(/\/(\d+)\/$/) || [])[1] || 0);
  let onwards = ""; // where to go once nothing waits any more
  let sending = null;
  let isLost = false;
  let isToRead = false; // something was said that nobody may miss
  let pause = SOONEST;
  let timer = 0;

  // What is kept on the device; in the page alone where the device keeps nothing.
  const memory = {};
  let isBlocked = false;
  const read = (key) => {
    if (key in memory) return memory[key];
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch (error) {
      return null;
    }
  };
  const keep = (key, value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch (error) {
      isBlocked = true;
      memory[key] = value;
    }
  };
  const forget = () => {
    for (const key of [name, `${name} round`]) {
      delete memory[key];
      try {
        localStorage.removeItem(key);
      } catch (error) {
        // there was nothing
      }
    }
  };
  const waiting = () => read(name) || [];
  const keepWaiting = (list) => {
    keep(name, list);
    document.documentElement.dataset.unsent = list.length;
  };
  const idOf = (answer) => new URLSearchParams(answer).get("sent");
  const address = (step) => `/join/${code}/${language}/${step}/`;

  // What is said of it, above the page, for eyes and ears.
  const banner = document.createElement("div");
  banner.setAttribute("role", "status");
  banner.className = "notice carried";
  document.body.prepend(banner);
  const say = (sentence) => {
    if (banner.textContent !== sentence) banner.textContent = sentence;
  };
  const list = (refused) => {
    if (!refused.length) return;
    const items = document.createElement("ul");
    refused.forEach(({ address, statement, why }) => {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = statement;
      const item = document.createElement("li");
      item.append(link, ` ${why}`);
      items.append(item);
    });
    banner.append(items);
  };

  // Sending: one request with all that wait.
  const deliver = async () => {
    const batch = waiting().slice(0, AT_ONCE);
    if (!batch.length) return true;
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, seat });
    batch.forEach((answer) => body.append("answer", answer));
    const patience = new AbortController();
    const alarm = setTimeout(() => patience.abort(), LONGEST);
    let told = null;
    let isRefused = false;
    try {
      const reply = await fetch(address("send"), {
        method: "POST", body, credentials: "same-origin", redirect: "error", signal: patience.signal,
        keepalive: `${body}`.length < 60000,
      });
      const isTold = /json/.test(reply.headers.get("Content-Type") || "");
      if (isTold) told = await reply.json();
      isRefused = !isTold && reply.status >= 400 && reply.status < 500;
    } catch (error) {
      // no connection, or none that lasts: below
    }
    clearTimeout(alarm);
    if (isRefused || (told && told.isOther)) {
      say(told ? told.sentence : words.reload);
      return false;
    }
    if (told) keepWaiting(waiting().filter((answer) => !told.done.includes(idOf(answer))));
    if (!told || !told.done.length) {
      isLost = true;
      say(isBlocked ? words.blocked : words.offline);
      later();
      return false;
    }
    pause = SOONEST;
    isToRead = isToRead || told.isClosed || told.refused.length > 0;
    if (isLost || isToRead) say(told.sentence);
    list(told.refused);
    isLost = false;
    return deliver();
  };
  const flush = () => {
    clearTimeout(timer);
    if (!sending) {
      sending = deliver().then((isDone) => {
        sending = null;
        if (isDone && onwards && !isToRead) location.assign(onwards);
        return isDone;
      });
    }
    return sending;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
    pause = Math.min(2 * pause, LATEST);
  };

  // Showing a card of the round that the page carries.
  const fill = (html) => {
    while (banner.nextSibling) banner.nextSibling.remove();
    banner.insertAdjacentHTML("afterend", html);
    document.documentElement.lang = language;
    document.documentElement.dir = words.direction;
    const heading = document.querySelector("h1");
    document.title = heading.textContent;
    heading.tabIndex = -1;
    window.scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  };
  const put = (selector, text) => {
    document.querySelector(selector).textContent = text;
  };
  const choose = (field, value) => {
    const found = document.querySelector(`[name=${field}][value="${value}"]`);
    if (found) found.checked = true;
  };
  const show = (to, filled) => {
    const card = round.cards[to - 1];
    const said = filled || round.said[card.statement] || {};
    const [text, other] = card.text[language];
    number = to;
    words = round.words[language];
    fill(words.pages[card.isBoundary ? 1 : 0]);
    const progress = words.progress.replace("{number}", to);
    put("h1", progress);
    document.title = `${progress} · ${words.title}`;
    put("#statement", text);
    put("#author", words.authors[card.author]);
    if (document.getElementById("other-help")) {
      put("#other-help", (other ? `${words.reads.replace("{statement}", other)} ` : "") + words.guess);
    }
    if (card.statement in round.said) {
      document.getElementById("author").insertAdjacentHTML("afterend", '<p class="notice"></p>');
      put("#author + .notice", words.again);
    }
    const form = document.querySelector("form");
    form.action = address(to);
    for (const field of ["statement", "version"]) form.elements[field].value = card[field];
    form.elements.seen.value = (round.said[card.statement] || {}).sent || "";
    form.elements.sent.value = "";
    choose("stance", said.stance || "");
    choose("expected", said.expected || "");
    if (form.elements.depends_on) form.elements.depends_on.value = said.depends_on || "";
    const previous = document.querySelector("[rel=prev]");
    if (to > 1) previous.href = address(to - 1);
    else previous.remove();
    for (const step of ["done", "withdraw"]) {
      document.querySelectorAll(`a[href$="/${step}/"]`).forEach((link) => {
        link.href = address(step);
      });
    }
  };
  const go = (to) => {
    history.pushState({ number: to, language }, "", address(to));
    show(to);
  };

  // Keeping an answer: what the form would send, in one line.
  const newId = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => `0${byte.toString(16)}`.slice(-2)).join("");
  const problems = (form) => {
    document.querySelectorAll(".errors, .error").forEach((old) => old.remove());
    const stance = form.elements.stance.value;
    const line = form.elements.depends_on;
    const found = [];
    if (!stance) found.push(["stance", words.choose]);
    else if (line && line.value.trim() && stance !== "depends") found.push(["depends_on", words.clear]);
    if (!found.length) return false;
    document.querySelector("main").insertAdjacentHTML(
      "afterbegin", '<div class="errors" role="alert" tabindex="-1"><h2></h2><ul></ul></div>');
    put(".errors h2", words.check);
    found.forEach(([field, sentence]) => {
      document.querySelector(".errors ul").insertAdjacentHTML("beforeend", `<li><a href="#${field}"></a></li>`);
      put(".errors li:last-child a", sentence);
      document.querySelector("#own legend").insertAdjacentHTML("afterend", '<p class="error"></p>');
      put("#own .error", sentence);
    });
    document.querySelector(".errors").focus();
    return true;
  };
  const save = (form) => {
    const fields = new URLSearchParams(new FormData(form));
    const said = { sent: newId() };
    for (const field of ["csrfmiddlewaretoken", "then", "switch"]) fields.delete(field);
    for (const field of ["stance", "expected", "depends_on"]) said[field] = fields.get(field) || "";
    fields.set("sent", said.sent);
    fields.set("language", language);
    round.said[fields.get("statement")] = said;
    if (!isLost && !isToRead) say("");
    isToRead = false;
    keepWaiting([...waiting(), `${fields}`]);
    if (isLost) say(isBlocked ? words.blocked : words.offline);
    if (number < round.cards.length) go(number + 1);
    else onwards = address("done");
    flush().then((isDone) => {
      if (onwards && !isDone) fill(words.end);
    });
  };

  // A statement of one's own, or a question: asked of the office like any form; kept here where it does not answer.
  const offer = async (form, button) => {
    const fields = new URLSearchParams(new FormData(form));
    if (button && button.name) fields.set(button.name, button.value);
    try {
      const reply = await fetch(location.pathname, { method: "POST", body: fields, credentials: "same-origin" });
      if (reply.redirected) return location.assign(reply.url);
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      document.querySelector("main").replaceWith(page.querySelector("main"));
      return (document.querySelector(".errors, h1") || document.body).focus();
    } catch (error) {
      fields.delete("csrfmiddlewaretoken");
      if (!fields.get("sent")) fields.set("sent", newId());
      for (const [field, value] of Object.entries({ language, add: form.dataset.add, sure: 1 })) fields.set(field, value);
      isLost = true;
      keepWaiting([...waiting().filter((answer) => idOf(answer) !== fields.get("sent")), `${fields}`]);
      say(isBlocked ? words.blocked : words.offline);
      form.querySelectorAll("textarea, button").forEach((part) => { part.disabled = true; });
      return later();
    }
  };

  const filledIn = (form) => {
    const fields = new FormData(form);
    return { stance: fields.get("stance"), expected: fields.get("expected"), depends_on: fields.get("depends_on") };
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const to = form.getAttribute("action") || location.pathname;
    if (/\/(leave|withdraw)\/$/.test(to)) {
      if (/leave/.test(to) && waiting().length) {
        event.preventDefault();
        flush().then((isDone) => {
          if (isDone) forget(), form.submit();
        });
      } else forget();
      return;
    }
    if (form.dataset.add) {
      event.preventDefault();
      offer(form, event.submitter);
      return;
    }
    if (!round || !round.cards.length || (event.submitter && event.submitter.name === "switch")) return;
    if (/\/practice\/$/.test(to)) {
      const next = round.cards.findIndex((card) => !(card.statement in round.said)) + 1;
      if (!next) return;
      event.preventDefault();
      history.replaceState({ number: next, language }, "", address(next));
      show(next);
    } else if (/\/\d+\/$/.test(to)) {
      event.preventDefault();
      if (!problems(form)) save(form);
    }
  });
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[name=switch], a[href^='/join/']");
    if (!pressed || !round) return;
    if (pressed.name === "switch" && number) {
      event.preventDefault();
      const filled = filledIn(pressed.form);
      language = pressed.value;
      history.replaceState({ number, language }, "", address(number));
      show(number, filled);
    } else if (pressed.rel === "prev" && number > 1) {
      event.preventDefault();
      go(number - 1);
    } else if (pressed.href && waiting().length) {
      event.preventDefault();
      flush().then((isDone) => {
        if (isDone) location.assign(pressed.href);
      });
    }
  });
  window.addEventListener("popstate", (event) => {
    if (!round || !event.state || !event.state.number) return;
    language = event.state.language;
    show(event.state.number);
  });
  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.hidden || flush());
  window.addEventListener("beforeunload", (event) => {
    if (isBlocked && waiting().length) event.preventDefault();
  });

  // A card that the office wrote before the last answer to it had arrived shows that answer, unless a finger was quicker.
  const catchUp = () => {
    const form = document.querySelector("form");
    const said = round.said[form.elements.statement && form.elements.statement.value];
    const isTouched = [...form.querySelectorAll("input, textarea")].some(
      (field) => field.checked !== field.defaultChecked || field.value !== field.defaultValue);
    const isOld = said && Object.entries(filledIn(form)).some(
      ([field, value]) => form.elements[field] && (said[field] || "") !== (value || ""));
    if (isOld && !isTouched) show(number);
  };

  // What an earlier page left waiting goes first; then the round is fetched, once, and kept for a worse moment.
  const begin = async () => {
    const before = waiting().length;
    keepWaiting(waiting());
    isLost = before > 0;
    const isSent = await flush();
    if (!("carry" in rest)) {
      if (before && isSent && !isToRead) location.reload();
      return;
    }
    try {
      round = await (await fetch(address("carry"), { credentials: "same-origin", redirect: "error" })).json();
      keep(`${name} round`, { ...round, said: {} });
    } catch (error) {
      round = read(`${name} round`);
    }
    if (!round) return;
    words = round.words[language];
    waiting().forEach((answer) => {
      const fields = Object.fromEntries(new URLSearchParams(answer));
      round.said[fields.statement] = fields;
    });
    if (number) {
      history.replaceState({ number, language }, "");
      catchUp();
    }
    document.documentElement.dataset.carried = round.cards.length;
  };
  begin();
})();
