// SPDX-FileCopyrightText: 2026 혜택동행
// SPDX-License-Identifier: Apache-2.0
// One line on another site puts the chat there: <script src="https://…/static/embed.js" data-primary="#0b6b3a" async></script>
"use strict";
(() => {
  const script = document.currentScript;
  const address = new URL("/embed", script.src);
  for (const token of ["primary", "round"]) {
    if (script.dataset[token]) address.searchParams.set(token, script.dataset[token].replace("#", ""));
  }
  const frame = document.createElement("iframe");
  frame.src = address;
  frame.title = script.dataset.title || "혜택동행: 받을 수 있는 복지 혜택 찾기";
  frame.width = "100%";
  frame.height = script.dataset.height || "640";
  frame.style.border = "0";
  script.after(frame);
})();
