// SPDX-FileCopyrightText: 2026 혜택동행
// SPDX-License-Identifier: Apache-2.0
// What a page can do more with script. Everything here only smooths what already works without it.
"use strict";
(() => {
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // Text size: at once, and remembered here and for the server.
  const setSize = (size) => {
    root.dataset.size = size;
    for (const link of all("[data-size-to]")) {
      if (link.dataset.sizeTo === size) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const remembered = () => {
    try { return localStorage.getItem("donghaeng_size"); } catch { return null; }
  };
  const remember = (size) => {
    const [prefix, secure] = location.protocol === "https:" ? ["__Host-", "; secure"] : ["", ""];
    document.cookie = `${prefix}donghaeng_size=${size}; path=/; max-age=31536000; samesite=lax${secure}`;
    try { localStorage.setItem("donghaeng_size", size); } catch { /* private windows may refuse */ }
  };
  if (["1", "2", "3"].includes(remembered())) setSize(remembered());
  for (const link of all("[data-size-to]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      setSize(link.dataset.sizeTo);
      remember(link.dataset.sizeTo);
    });
  }

  // Printing: all folds open, then back.
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });

  const form = find("#talk");
  if (!form) return;
  const text = find("#text");
  const status = find("#status");
  const wide = matchMedia("(min-width: 64rem)");
  const say = (words, { busy = false } = {}) => {
    status.textContent = words;
    status.classList.toggle("busy", busy);
  };
  const foldRecap = () => {
    const recap = find("#recap details");
    if (recap) recap.open = wide.matches;
  };
  foldRecap();
  if (location.hash === "#latest") find("#latest")?.scrollIntoView();

  // The address of a hand-out ends in its code, which no server sees until it is sent.
  const code = /^#([3-9A-Y]{4}-[3-9A-Y]{4})$/.exec(location.hash)?.[1];
  if (code) {
    text.value = code;
    history.replaceState(null, "", location.pathname);
    say("‘보내기’를 누르면 창구에서 찾은 것을 이어서 볼 수 있어요.");
    text.focus();
  }

  // Enter sends; while a Hangul syllable is being composed it only ends the syllable.
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      if (text.value.trim()) form.requestSubmit(find(".send"));
    }
  });

  let typed = false;
  let failed = false;
  document.addEventListener("submit", (event) => {
    if (event.target !== form) return;
    typed = event.submitter?.name !== "reply";
    if (typed && !text.value.trim()) {
      event.preventDefault();
      event.stopPropagation();
      say("보낼 말을 적어 주세요.");
      text.focus();
    }
  }, true);

  document.addEventListener("htmx:before:request", () => {
    failed = false;
    say("답을 찾고 있어요…", { busy: true });
  });
  document.addEventListener("htmx:error", () => {
    failed = true;
    say("연결이 잠시 끊겼어요. 적으신 글은 그대로 있으니 다시 보내 주세요.");
  });
  document.addEventListener("htmx:after:swap", () => {
    const turns = all("#log > .turn");
    const newest = turns.at(-1);
    if (!newest || failed) return;
    say("");
    const refused = newest.hasAttribute("data-problem");
    if (!refused) {
      for (const turn of turns.slice(0, -1)) {
        for (const replies of all("fieldset.replies", turn)) replies.disabled = true;
        turn.querySelector("#latest")?.remove();
      }
      if (typed) text.value = "";
      find("label[for=text]").textContent = "이어서 적어 주세요";
    }
    foldRecap();
    // Who pressed a button is taken to the answer; who was writing stays where they write.
    if (typed || refused) text.focus({ preventScroll: true });
    else newest.querySelector("h2")?.focus({ preventScroll: true });
    newest.scrollIntoView({ block: "start" });
  });
})();
