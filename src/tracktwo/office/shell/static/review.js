// Keys for the cards of a review. The page works without this file: each key presses a button or follows a link
// that is there, marked with data-key; nothing is sent by the script itself.
"use strict";

(() => {
  const card = document.getElementById("card");
  const named = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`);

  const open = (id) => {
    const details = document.getElementById(id);
    if (!details) return;
    details.open = true;
    const first = details.querySelector("input, select, textarea");
    if (first) first.focus();
  };

  const use = (element) => {
    if (element.dataset.opens) open(element.dataset.opens);
    else if (element.type === "radio") element.click(), element.focus();
    else if (element.getAttribute("href") === "#source-heading") show();
    else element.click();
  };

  const show = () => {
    const text = document.querySelector(".source-text");
    const words = document.querySelector(".source-text mark.is-current");
    if (text && words) {
      text.scrollTop += words.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
      text.focus({ preventScroll: false });
    }
  };

  const isTyping = (target) =>
    target.isContentEditable ||
    ["TEXTAREA", "SELECT"].includes(target.tagName) ||
    (target.tagName === "INPUT" && !["radio", "checkbox", "button", "submit"].includes(target.type));

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) {
      const save = named("Control+Enter");
      if (save && save.closest("details").open) event.preventDefault(), save.click();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (event.key === "?") return event.preventDefault(), open("keys-help");
    const element = event.key.length === 1 ? named(event.key) : null;
    if (element) event.preventDefault(), use(element);
  });

  // A decision leads to the next card: the focus goes there, and what was done is said.
  const source = document.querySelector(".source-text");
  const current = document.querySelector(".source-text mark.is-current");
  if (source && current) {
    source.scrollTop += current.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight / 3;
  }
  if (card && location.hash === "#card") card.focus({ preventScroll: window.innerWidth > 960 });
  const said = document.querySelector('.messages[role="status"]');
  if (said && said.textContent.trim()) {
    const words = [...said.childNodes];
    said.replaceChildren();
    setTimeout(() => said.replaceChildren(...words), 100);
  }
})();
