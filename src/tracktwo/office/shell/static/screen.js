// Keeps the screen of a room up to date: asks every few seconds, and shows what is new. The browser keeps the tag of
// what it has, so that an answer is a few bytes while nothing changes. Where no answer comes the last state stays, with
// a small dot for whoever runs the room. Without this file the page loads itself anew.
"use strict";

(() => {
  const pause = () => (Number(document.getElementById("slide").dataset.seconds) || 2) * 1000;
  const dot = document.createElement("span");
  dot.className = "lost";
  dot.setAttribute("aria-hidden", "true");

  const renew = async () => {
    const stop = new AbortController();
    const patience = setTimeout(() => stop.abort(), 8000);
    try {
      const answer = await fetch(location.href, { cache: "no-cache", redirect: "error", signal: stop.signal });
      if (answer.status === 404) return document.getElementById("slide").replaceChildren(), dot.remove();
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("slide");
      const shown = document.getElementById("slide");
      if (next && next.outerHTML !== shown.outerHTML) shown.replaceWith(document.adoptNode(next));
      dot.remove();
    } catch {
      document.body.append(dot);
    } finally {
      clearTimeout(patience);
    }
  };

  const again = async () => {
    await renew();
    setTimeout(again, pause());
  };
  setTimeout(again, pause());
  // A laptop that slept asks at once when it wakes.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && renew());
  addEventListener("online", renew);
})();
