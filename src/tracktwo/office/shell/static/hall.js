// The console of a room: keys that press buttons which are there, and news of what another console changed. The page
// works without this file; nothing is sent by the script itself.
"use strict";

(() => {
  const console_ = document.getElementById("console");
  if (!console_) return;

  const isTyping = (target) =>
    target.isContentEditable ||
    ["TEXTAREA", "SELECT"].includes(target.tagName) ||
    (target.tagName === "INPUT" && !["radio", "checkbox", "button", "submit"].includes(target.type));

  const kept = {
    get: () => { try { return localStorage.getItem("room-keys"); } catch { return null; } },
    set: (value) => { try { localStorage.setItem("room-keys", value); } catch { /* not kept on this device */ } },
  };
  const keysOn = document.getElementById("keys-on");
  if (kept.get() === "off") keysOn.checked = false;
  keysOn.addEventListener("change", () => kept.set(keysOn.checked ? "on" : "off"));

  document.addEventListener("keydown", (event) => {
    if (!keysOn.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (isTyping(event.target) || event.key.length !== 1) return;
    const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!element) return;
    event.preventDefault();
    if (element.dataset.opens) {
      const details = document.getElementById(element.dataset.opens);
      details.open = true;
      details.querySelector("button").focus();
    } else element.click();
  });

  // What somebody has typed or unfolded is never taken away by a page that loads itself anew.
  const isBusy = () =>
    [...document.querySelectorAll("#console input, #console textarea, #console select")].some((field) =>
      ["radio", "checkbox"].includes(field.type)
        ? field.id !== "keys-on" && field.checked !== field.defaultChecked
        : field.tagName === "SELECT"
          ? [...field.options].some((option) => option.selected !== option.defaultSelected) && document.activeElement === field
          : field.type !== "hidden" && field.value !== field.defaultValue,
    ) || isTyping(document.activeElement) || document.querySelector("#closing[open]");

  const tell = (id, words) => {
    const place = document.getElementById(id);
    if (place && place.textContent !== words) place.textContent = words;
  };

  // What somebody has pressed goes before news: a page that loads itself anew would end what is on its way.
  let left = -Infinity;
  addEventListener("beforeunload", () => { left = performance.now(); });
  const isLeaving = () => performance.now() - left < 10000;

  const look = async () => {
    try {
      const answer = await fetch(console_.dataset.state, { cache: "no-store", redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const news = await answer.json();
      const isNew = String(news.version) !== console_.dataset.version || (news.queue || "") !== console_.dataset.queue;
      if (isNew && isBusy()) document.getElementById("meanwhile").hidden = false;
      else if (isNew && !isLeaving()) return location.replace(location.pathname);
      tell("left", news.left || "");
      tell("listening", news.screen || "");
      document.getElementById("dot").classList.toggle("dot-lost", Boolean(news.lost));
    } catch {
      document.getElementById("dot").classList.add("dot-lost");
    }
    setTimeout(look, 3000);
  };
  setTimeout(look, 3000);
})();
