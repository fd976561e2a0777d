// SPDX-FileCopyrightText: 2026 혜택동행
// SPDX-License-Identifier: Apache-2.0
// The counter by keys: Enter goes on, results follow the typing, F-keys lead to what is used most.
"use strict";
(() => {
  const find = (selector) => document.querySelector(selector);
  const form = find("#desk");
  const leave = find("#leave");
  const status = find("#status");
  const WAIT = 300;

  // Results follow what is typed in the lines and fields; a story or an answer is sent with Enter.
  let waiting;
  const look = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.dispatchEvent(new Event("look")), WAIT);
  };
  form.addEventListener("input", (event) => {
    if (event.target.matches("#answer, #story")) return;
    if (event.target.matches(".person-line")) withRoom();
    look();
  });

  // A blank line is always left below the last one that is typed in.
  const withRoom = () => {
    const rows = [...form.querySelectorAll(".row")];
    if (rows.length >= 12 || !rows.at(-1).querySelector("input").value) return;
    const next = rows.at(-1).cloneNode(true);
    const id = `p${Math.max(0, ...rows.map((row) => Number(/\d+$/.exec(row.querySelector("input").id) ?? 0))) + 1}`;
    const input = next.querySelector("input");
    Object.assign(input, { id: `row-${id}`, name: `row:${id}`, value: "" });
    input.removeAttribute("autofocus");
    input.setAttribute("aria-describedby", `heard-${id} letters`);
    next.querySelector("label").htmlFor = input.id;
    next.querySelector("label").textContent = `사람 ${rows.length + 1}`;
    Object.assign(next.querySelector("output"), { id: `heard-${id}`, textContent: "" });
    rows.at(-1).after(next);
  };

  const fields = () => [...form.querySelectorAll("select, input:not([type=hidden])")].filter((one) => one.checkVisibility());
  const goOn = (from) => {
    const all = fields();
    let next = all[all.indexOf(from) + 1] ?? from;
    // An empty line ends the people.
    if (from.matches(".person-line") && !from.value) next = all.find((one) => one.name.startsWith("field:")) ?? next;
    next.focus();
    if (next.select) next.select();
  };

  // A form is sent under a name of its own until it has arrived: however often it comes, it counts once.
  const AGAIN = 3000;
  const name = () => [...crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16)).join("");
  let unsent;
  let retry;
  const deliver = async () => {
    clearTimeout(retry);
    const { to, body, after } = unsent;
    try {
      // The answer is where to go on, which the page finds by itself: it is not fetched twice.
      const answer = await fetch(to, { method: "POST", body, redirect: "manual" });
      if (unsent?.body !== body) return;
      unsent = undefined;
      if (answer.type === "opaqueredirect") location.assign(after);
      else status.textContent = "지금은 받지 못했어요. 적으신 것은 그대로 있어요. 잠시 뒤에 다시 넣어 주세요.";
    } catch {
      if (unsent?.body !== body) return;
      status.textContent = "연결이 잠시 끊겼어요. 적으신 것은 그대로 있고, 이어지면 저절로 보내요.";
      retry = setTimeout(deliver, AGAIN);
    }
  };
  const send = (at, button) => {
    clearTimeout(waiting);
    const body = new URLSearchParams(new FormData(form));
    body.set("once", name());
    if (button?.name) body.set(button.name, button.value);
    const place = button?.name === "pick" || button?.name === "drop" ? "answer" : at;
    if (place) body.set("at", place);
    unsent = { to: form.getAttribute("action"), body, after: place ? `/staff?at=${place}` : "/staff" };
    deliver();
  };
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button?.hasAttribute("formaction")) return; // to another page, as any form goes
    event.preventDefault();
    send(button?.name === "at" ? button.value : "", button);
  });
  addEventListener("online", () => { if (unsent) deliver(); });

  // Who leaves is gone from the screen at once, whether or not the service has heard of it yet.
  leave.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    form.replaceChildren();
    unsent = { to: leave.getAttribute("action"), body: new URLSearchParams(), after: "/staff" };
    deliver();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    const one = event.target;
    if (one.matches("button, summary")) return;
    event.preventDefault();
    if (one.id === "answer") one.value.trim() ? send("answer") : find("#send").focus();
    else if (one.id === "story" && one.value !== one.defaultValue) send("rows");
    else if (one.name?.startsWith("instead:")) send("instead");
    else goOn(one);
  });

  const open = (details) => { details.open = true; };
  const keys = {
    F2: () => find("#answer")?.focus(),
    F4: () => find("#handout").click(),
    F8: () => { if (find("#instead")) { open(find("#instead")); find("#instead input").focus(); } },
    F9: () => find("#end").focus(),
  };
  addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  });

  // Whatever is open stays open, and the answer that is being typed stays, when the results come anew.
  let unfolded = [];
  document.addEventListener("htmx:before:swap", () => {
    unfolded = [...document.querySelectorAll(".found[open]")].map((one) => one.dataset.program);
  });
  document.addEventListener("htmx:after:swap", () => {
    status.textContent = "";
    for (const one of document.querySelectorAll(".found")) if (unfolded.includes(one.dataset.program)) open(one);
  });
  document.addEventListener("htmx:error", () => {
    status.textContent = "연결이 잠시 끊겼어요. 적으신 것은 그대로 있어요. 이어서 적으시면 다시 보내요.";
  });
  addEventListener("online", () => { if (!unsent) look(); });

  // Nobody at the keys for long: the visit is wiped.
  let idle;
  const awake = () => {
    clearTimeout(idle);
    idle = setTimeout(() => leave.requestSubmit(), Number(leave.dataset.idle) * 1000);
  };
  for (const kind of ["keydown", "pointerdown", "touchstart"]) addEventListener(kind, awake, { passive: true });
  awake();
})();
