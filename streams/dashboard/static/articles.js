// The newest articles: what the store has at first, then what the live stream tells; a kill takes the text away at once.

import { ask, clock, el, follow } from "./dom.js";

const MOST = 100; // rows kept
const EVERY = 250; // ms between two paintings: a burst of hundreds must not freeze the page
const LAG = 5000; // ms until the store has what went by before the stream began

const list = document.getElementById("newest");
const told = document.getElementById("arriving");
const pause = document.getElementById("pause");
const words = document.getElementById("words");
const rows = new Map(); // uri|revision -> li
const gone = new Map(); // uri -> {kind, at}: its last kill or hold; a page of the store may be older than that
let waiting = []; // what came and is not shown yet, in order
let paused = false;
let searching = false;
let cleared = 0; // times that the list was emptied: what was asked before that is old
let open = () => {};

/** Begin: `openWay(name)` is called when a row is chosen. */
export function startArticles(openWay) {
  open = openWay;
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.setAttribute("aria-pressed", String(paused));
    tell();
  });
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    search(words.value.trim());
  });
  listen();
  fill();
  setInterval(paint, EVERY);
}

// The store is asked at once, for Kafka may be away; and again when the stream has begun and a moment later, so that nothing
// falls between the two. After a gap all is read anew: what was killed in it is on no stream any more.
function listen() {
  const away = () => { told.textContent = "The live stream is away; it comes back by itself."; };
  const take = (kind) => (what) => (kind === "article" ? waiting.push([kind, what]) : takeDown(kind, what));
  const heard = { article: take("article"), kill: take("kill"), hold: take("hold"), open: begun, reset: afresh };
  follow("/v1/stream", heard, away, afresh);
}

function begun() {
  tell();
  fillUp();
  setTimeout(fillUp, LAG);
}

function fillUp() {
  if (!paused && !searching) fill();
}

async function afresh() {
  waiting = [];
  await search(words.value.trim());
}

async function fill() {
  const before = cleared;
  try {
    const found = await ask("/v1/articles?limit=50");
    if (before === cleared) for (const article of found.articles) add(article, false);
  } catch (error) {
    told.textContent = `The store does not answer: ${error.message}`;
    setTimeout(fill, 5000);
  }
}

async function search(asked) {
  searching = asked !== "";
  rows.clear();
  list.replaceChildren();
  cleared += 1;
  if (!searching) {
    await fill();
    tell();
    return;
  }
  try {
    const found = await ask(`/v1/articles?limit=50&q=${encodeURIComponent(asked)}`);
    for (const article of found.articles) add(article, false);
    told.textContent = `${found.articles.length}${found.next ? " or more" : ""} found. Empty the field to see what arrives.`;
  } catch (error) {
    told.textContent = error.message;
  }
}

function tell() {
  if (searching) return;
  const kept = waiting.length ? ` ${waiting.length} wait.` : "";
  told.textContent = paused ? `Paused.${kept}` : "Articles appear as they arrive.";
}

function paint() {
  if (paused || searching) {
    waiting.splice(0, Math.max(0, waiting.length - MOST));
    if (paused) tell();
    return;
  }
  for (const [kind, what] of waiting.splice(0)) {
    if (kind === "article") add(what, true);
    else addKill(what);
  }
}

// At once, whatever the reader is doing, and also from what waits to be shown: the text must go.
function takeDown(kind, what) {
  gone.delete(what.uri); // so that the newest stands last, and the oldest is forgotten first
  gone.set(what.uri, { kind, at: moment(what.versionCreated, Infinity) });
  if (gone.size > 10 * MOST) gone.delete(gone.keys().next().value);
  waiting = waiting.filter(([sort, other]) => sort !== "article" || other.uri !== what.uri);
  for (const row of list.querySelectorAll("li")) {
    if (row.dataset.uri !== what.uri) continue;
    row.classList.add("killed");
    row.querySelector(".headline").textContent = kind === "kill" ? "Killed" : "On hold";
    row.querySelector(".facts").textContent = "";
  }
  if (kind === "kill") waiting.push([kind, what]);
}

// Whether a kill or hold speaks of this version. The stream is in order, so there only a kill can: what comes behind a hold
// was let go.
function isGone(article, fresh) {
  const last = gone.get(article.uri);
  return last && (last.kind === "kill" || !fresh) && moment(article.versionCreated, -Infinity) <= last.at;
}

function moment(text, without) {
  return text ? Date.parse(text) : without;
}

function add(article, fresh) {
  if (isGone(article, fresh)) return;
  const wire = article.copydesk;
  const kind = wire.change?.kind ?? "";
  const facts = [wire.feed, article.language, kind, ...(article.slugline ? [article.slugline] : [])];
  put(`${article.uri}|${wire.revision}`, article.uri, wire.receivedAt, headline(article), facts, fresh);
}

function addKill(kill) {
  const facts = [kill.feed, kill.kind, kill.note].filter(Boolean);
  put(`${kill.uri}|${kill.revision}`, kill.uri, new Date().toISOString(), `Killed: ${kill.uri}`, facts, true, "killed");
}

function headline(article) {
  const main = article.headlines?.find((each) => each.role === "main") ?? article.headlines?.[0];
  return main?.value || "(no headline)";
}

function put(key, uri, time, text, facts, fresh, kind = "") {
  if (rows.has(key)) return;
  const button = el("button", { type: "button" },
    clock(time), el("span", { class: "headline" }, text),
    el("span", { class: "facts" }, facts.filter(Boolean).join(" · ")));
  button.addEventListener("click", () => open(uri));
  const row = el("li", { class: `${kind} ${fresh ? "fresh" : ""}`.trim() }, button);
  row.dataset.uri = uri;
  row.dataset.key = key;
  row.dataset.time = time;
  rows.set(key, row);
  place(row, fresh);
  // The row that holds the focus stays, whatever its age.
  while (list.children.length > MOST && list.lastElementChild !== document.activeElement?.closest("li")) {
    rows.delete(list.lastElementChild.dataset.key);
    list.lastElementChild.remove();
  }
}

// Newest on top. What arrives is nearly always the newest, so the walk is short; of one moment the later on top.
function place(row, fresh) {
  const at = moment(row.dataset.time, 0);
  const above = (other) => (fresh ? moment(other.dataset.time, 0) > at : moment(other.dataset.time, 0) >= at);
  let before = list.firstElementChild;
  while (before && above(before)) before = before.nextElementSibling;
  list.insertBefore(row, before);
}
