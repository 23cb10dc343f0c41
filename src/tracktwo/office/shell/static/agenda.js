// Alt with the arrows moves an item of an agenda. The page works without this file: the keys press the buttons that
// stand beside the item; nothing is sent by the script itself.
"use strict";

document.addEventListener("keydown", (event) => {
  const name = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  const row = event.target.closest && event.target.closest(".agenda-row");
  if (!name || !row || !event.altKey || event.ctrlKey || event.metaKey) return;
  const button = row.querySelector(`.moves button[name="${name}"]`);
  event.preventDefault();
  if (button && !button.disabled) button.click();
});
