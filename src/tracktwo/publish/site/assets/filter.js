// Filters the index of this folder. Nothing is sent or kept; without this script the letters do the same.
"use strict";
{
  const index = "INDEX";
  const shown = 50;
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = index.entries.map(([text, address, kind, language]) => ({ text, address, kind, language, key: plain(text) }));

  const line = ({ text, address, kind, language }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = address;
    link.lang = language;
    link.dir = "auto";
    link.textContent = text;
    const what = document.createElement("span");
    what.className = "second";
    what.textContent = ` ${kind}`;
    item.append(link, what);
    return item;
  };

  const place = document.getElementById("filter");
  const label = document.createElement("label");
  const box = document.createElement("input");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  label.textContent = index.label;
  label.htmlFor = box.id = "filter-text";
  box.type = "search";
  box.autocomplete = "off";
  list.className = "plain";
  status.setAttribute("role", "status");
  place.append(label, box, status, list);

  box.addEventListener("input", () => {
    const wanted = plain(box.value.trim());
    const found = wanted ? entries.filter((entry) => entry.key.includes(wanted)) : [];
    list.replaceChildren(...found.slice(0, shown).map(line));
    status.textContent = wanted && !found.length ? index.none : found.length > shown ? index.more : "";
  });
}
