// Feeds, stages and dead letters, as the status stream tells them every two seconds.

import { ago, ask, clock, el, follow, number, span, state } from "./dom.js";

const EVERY = 10000; // ms between two looks at the dead letters
const QUIET = 10000; // ms without a word after which the desk counts as away

let heard = 0;
let shown = "";

/** Begin to follow. `openWay(name)` is called for a dead letter that somebody wants to know more of. */
export function startStatus(openWay) {
  follow("/v1/status/stream", { status: show });
  setInterval(() => { if (Date.now() - heard > QUIET) away(); }, 2000);
  const look = () => letters(openWay).catch(() => {});
  look();
  setInterval(look, EVERY);
}

function away() {
  verdict("away", "The desk does not answer; what stands below is old.");
}

function verdict(word, sentence) {
  const place = document.getElementById("verdict");
  if (place.textContent === `${word} ${sentence}`) return; // a screen reader says only what is new
  place.replaceChildren(state(word), ` ${sentence}`);
}

function show(status) {
  heard = Date.now();
  const bad = [...status.stages, ...status.feeds].filter((each) => each.state !== "ok");
  verdict(status.state, bad.length ? `${bad.length} to look at, the first: ${bad[0].sentence}` : "All feeds and stages are well.");
  fill("feeds", status.feeds, 5, "no feed has sent anything yet", feed);
  fill("stages", status.stages, 6, "no stage is known", stage);
  const trip = status.canary?.roundtrip;
  document.getElementById("canary").textContent = trip ? `A canary takes ${span(trip)} all the way.` : "";
  const reasons = Object.entries(status.dead.byReason).map(([reason, count]) => `${count} ${reason}`);
  document.getElementById("dead-sum").textContent =
    reasons.length ? `In the last day: ${reasons.join(", ")}.` : "None in the last day.";
}

function fill(id, things, columns, none, row) {
  const body = document.querySelector(`#${id} tbody`);
  const empty = el("tr", {}, el("td", { colspan: columns, class: "quiet" }, none));
  body.replaceChildren(...(things.length ? things.map(row) : [empty]));
}

function feed(one) {
  return el("tr", {},
    el("td", {}, state(one.state)),
    el("th", { scope: "row" }, one.name && one.name !== one.feed ? `${one.name} (${one.feed})` : one.feed),
    el("td", { title: one.lastReceived ?? null }, ago(one.age)),
    el("td", { class: "number" }, number(one.rate)), sentence(one));
}

function stage(one) {
  return el("tr", {},
    el("td", {}, state(one.state)), el("th", { scope: "row" }, one.stage),
    el("td", { class: "number" }, number(one.lag)), el("td", { class: "number" }, number(one.rate)),
    el("td", { class: "number" }, one.p99 === null || one.p99 === undefined ? "–" : span(one.p99)), sentence(one));
}

function sentence(one) {
  return el("td", {}, one.sentence, one.next ? el("br") : null, one.next ? el("code", {}, one.next) : null);
}

async function letters(openWay) {
  const { letters: found } = await ask("/v1/dead?limit=20");
  if (JSON.stringify(found) === shown) return; // a table made anew would take the focus away
  shown = JSON.stringify(found);
  fill("dead", found, 5, "none", (letter) => {
    const why = el("button", { type: "button" }, "Why?");
    why.setAttribute("aria-label", `Why did ${letter.receipt} die?`);
    why.addEventListener("click", () => openWay(letter.receipt));
    return el("tr", {},
      el("td", {}, clock(letter.deadAt)), el("td", {}, letter.feed ?? "–"), el("td", {}, letter.stage),
      el("td", {}, letter.reason), el("td", {}, `${letter.headline ? `${letter.headline}: ` : ""}${letter.message} `, why));
  });
}
