// A ballot in one file: nothing is loaded or kept; what is chosen becomes a text, each line checked with those before it.
"use strict";
(() => {
  const { alphabet, round, batch, orders, total } = JSON.parse(document.getElementById("ballot").textContent);
  const element = (id) => document.getElementById(id);
  const draw = (length) => {
    let signs = "";
    while (signs.length < length) {
      const [byte] = crypto.getRandomValues(new Uint8Array(1));
      if (byte < 248) signs += alphabet[byte % 31]; // each as likely
    }
    return signs;
  };
  const [id, code] = [draw(16), draw(8)];
  let language = document.documentElement.lang;

  const speak = (tag, direction) => {
    language = tag;
    document.documentElement.lang = tag;
    document.documentElement.dir = direction;
    document.querySelectorAll("[data-in]").forEach((each) => {
      each.hidden = each.dataset.in !== tag;
    });
  };
  document.querySelectorAll("[data-language]").forEach((button) => {
    button.addEventListener("click", () => speak(button.dataset.language, button.dataset.direction));
  });
  speak(language, document.documentElement.dir);

  const list = document.querySelector("ol");
  orders[crypto.getRandomValues(new Uint8Array(1))[0] % orders.length].forEach((place, number) => {
    const item = document.querySelector(`[data-place="${place}"]`);
    item.querySelector(".progress").textContent = `${number + 1} / ${total}`;
    list.append(item);
  });

  const checksum = (contents) => {
    let sum = ~0;
    for (const byte of new TextEncoder().encode(contents.join("\n"))) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
    let rest = ~sum >>> 0;
    let signs = "";
    while (signs.length < 4) {
      signs += alphabet[rest % 31];
      rest = Math.floor(rest / 31);
    }
    return signs;
  };
  const chosen = (name) => {
    const found = document.querySelector(`[name="${name}"]:checked`);
    return found ? Number(found.value) : 0;
  };
  const places = Array.from({ length: total }, (_, index) => index + 1);
  const pair = (place) => {
    const number = chosen(`stance-${place}`) * 13 + chosen(`expected-${place}`);
    return alphabet[Math.floor(number / 31)] + alphabet[number % 31];
  };
  const figures = (text) =>
    Array.from(new TextEncoder().encode(text), (byte) => `0${byte.toString(16)}`.slice(-2)).join("").toUpperCase();
  const contents = () => {
    const lines = [`TRACKTWO BALLOT 1 ${round} ${batch} ${language.toUpperCase()} ${total}`, `ID ${id} ${code}`];
    for (let first = 0; first < total; first += 6) {
      lines.push(`A${first + 1} ${places.slice(first, first + 6).map(pair).join(" ")}`);
    }
    places.forEach((place) => {
      const line = element(`depends-${place}`);
      const text = line && chosen(`stance-${place}`) === 5 ? figures(line.value.normalize("NFC").trim()) : "";
      for (let start = 0; start < text.length; start += 60) lines.push(`T${place} ${text.slice(start, start + 60)}`);
    });
    return [...lines, `END ${total}`];
  };

  element("make").addEventListener("click", () => {
    element("problem").hidden = element("agree").checked;
    if (!element("agree").checked) return element("agree").focus();
    const lines = contents();
    element("block").value = lines.map((line, index) => `${line} ${checksum(lines.slice(0, index + 1))}`).join("\n");
    element("code").textContent = `${code.slice(0, 4)}-${code.slice(4)}`;
    element("made").hidden = false;
    element("made").focus();
  });
  element("copy").addEventListener("click", () => {
    element("block").select();
    document.execCommand("copy");
  });
})();
