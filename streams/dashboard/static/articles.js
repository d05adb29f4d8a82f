// The newest articles: what the store has at first, then what the live stream tells; a kill takes the text away at once.

import { ask, clock, el, follow } from "./dom.js";

const MOST = 100; // rows kept
const EVERY = 250; // ms between two paintings: a burst of hundreds must not freeze the page

const list = document.getElementById("newest");
const told = document.getElementById("arriving");
const pause = document.getElementById("pause");
const rows = new Map(); // uri|revision -> li
const killed = new Map(); // uri -> versionCreated of its kill: a page of the store may be older than the kill
const waiting = [];
let paused = false;
let searching = false;
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
    search(new FormData(event.target).get("q").trim());
  });
  listen();
  fill();
  setInterval(paint, EVERY);
}

// The stream comes first and the store after it, so that nothing falls between the two; also after a gap.
function listen() {
  const keep = (kind) => (what) => waiting.push([kind, what]);
  const away = () => { told.textContent = "The live stream is away; it comes back by itself."; };
  follow("/v1/stream", { article: keep("article"), kill: keep("kill"), hold: keep("hold"), open: tell, reset: () => fill() }, away);
}

async function fill() {
  try {
    const found = await ask("/v1/articles?limit=50");
    for (const article of found.articles) add(article, false);
  } catch (error) {
    told.textContent = `The store does not answer: ${error.message}`;
    setTimeout(fill, 5000);
  }
}

async function search(words) {
  searching = words !== "";
  rows.clear();
  list.replaceChildren();
  if (!searching) {
    await fill();
    tell();
    return;
  }
  try {
    const found = await ask(`/v1/articles?limit=50&q=${encodeURIComponent(words)}`);
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
  // Kills are never kept waiting, whatever the reader is doing: the text must go.
  for (const [kind, what] of waiting) if (kind !== "article") takeDown(what, kind);
  if (paused || searching) {
    waiting.splice(0, Math.max(0, waiting.length - MOST));
    if (paused) tell();
    return;
  }
  for (const [kind, what] of waiting.splice(0)) {
    if (kind === "article") add(what, true);
    else if (kind === "kill") addKill(what);
  }
}

function add(article, fresh) {
  if (killed.has(article.uri) && (article.versionCreated ?? "") <= killed.get(article.uri)) return;
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
  place(row);
  // The row that holds the focus stays, whatever its age.
  while (list.children.length > MOST && list.lastElementChild !== document.activeElement?.closest("li")) {
    rows.delete(list.lastElementChild.dataset.key);
    list.lastElementChild.remove();
  }
}

// Newest on top. What arrives is nearly always the newest, so the walk is short.
function place(row) {
  let before = list.firstElementChild;
  while (before && before.dataset.time > row.dataset.time) before = before.nextElementSibling;
  list.insertBefore(row, before);
}

function takeDown(what, kind) {
  if (kind === "kill") killed.set(what.uri, what.versionCreated ?? "9999");
  if (killed.size > 10 * MOST) killed.delete(killed.keys().next().value);
  for (const row of list.querySelectorAll("li")) {
    if (row.dataset.uri !== what.uri || row.dataset.key === `${what.uri}|${what.revision}`) continue;
    row.classList.add("killed");
    row.querySelector(".headline").textContent = kind === "kill" ? "Killed" : "On hold";
  }
}
