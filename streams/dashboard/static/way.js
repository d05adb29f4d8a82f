// The way of an item: every step that `copydesk why` tells, in a dialog that has an address of its own (#way=…).

import { ask, clock, el } from "./dom.js";

const dialog = document.getElementById("way");
const place = document.getElementById("ways");

let asked = 0; // a slow answer must not take the place of a later one

/** Open the dialog for everything that a name means. */
export async function openWay(name) {
  place.replaceChildren(el("p", { class: "quiet" }, "Looking…"));
  if (!dialog.open) dialog.showModal();
  history.replaceState(null, "", `#way=${encodeURIComponent(name)}`);
  const mine = ++asked;
  try {
    const { ways } = await ask(`/v1/way?name=${encodeURIComponent(name)}`);
    if (mine !== asked) return;
    place.replaceChildren(...(ways.length ? ways.reverse().map(way) : [el("p", {}, `Nothing is known of ${name}.`)]));
  } catch (error) {
    place.replaceChildren(el("p", {}, error.message));
  }
}

/** Begin: the form, the address, and what happens on closing. */
export function startWay() {
  document.getElementById("find").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = new FormData(event.target).get("name").trim();
    if (name) openWay(name);
  });
  dialog.addEventListener("close", () => history.replaceState(null, "", location.pathname));
  if (location.hash.startsWith("#way=")) openWay(decodeURIComponent(location.hash.slice(5)));
}

function way(item) {
  const steps = [received, parsed, judged, enriched, stored, delivered, died].flatMap((step) => step(item));
  const list = el("dl");
  for (const [name, ...lines] of steps) {
    list.append(el("dt", {}, name), el("dd", {}, ...lines.filter(Boolean).map((line) => el("p", {}, line))));
  }
  return el("article", { class: "way" },
    el("h3", {}, item.headline || "(no headline)"), el("p", { class: "quiet" }, el("code", {}, item.receipt)), list);
}

function received({ received: came }) {
  const size = came.size === undefined || came.size === null ? "" : `, ${came.size} bytes`;
  return [["received", at(came.at, `from feed ${came.feed ?? "unknown"}${size}`), came.source && `source ${came.source}`]];
}

function parsed({ readAs: read }) {
  if (!read) return [];
  const how = [read.format, read.dialect && `dialect ${read.dialect}`, read.charset].filter(Boolean).join(", ");
  return [["parsed", `as ${how}`, ...warnings(read)]];
}

function judged({ judged: verdict, uri }) {
  if (!verdict) return [];
  const of = verdict.of && verdict.of !== uri ? `of ${verdict.of}` : "";
  const held = verdict.held ? `held until ${verdict.heldUntil ?? "somebody releases it"}` : "";
  return [["judged", `${verdict.kind}: ${verdict.reason}`, of, held, ...warnings(verdict)]];
}

function enriched({ enriched: fared }) {
  if (!fared) return [];
  return [["enriched", Object.entries(fared.status).map(([name, how]) => `${name} ${how}`).join(", ")]];
}

function stored({ stored: row, uri }) {
  if (!row) return [];
  const stands = row.latest ? "the latest version" : row.living ? "an older version" : "hidden by a kill";
  return [["stored", at(row.at, uri), `version ${row.version ?? "–"}, ${row.pubStatus}, ${stands}`]];
}

function delivered({ delivered: places }) {
  return places?.length ? [["delivered", ...places.map((each) => `${each.topic}/${each.partition}/${each.offset}`)]] : [];
}

function died({ dead }) {
  return (dead ?? []).map((each) => ["dead", at(each.at, `at ${each.stage}: ${each.reason}: ${each.message}`),
    `attempt ${each.attempts}; the letter lies at ${each.place}`]);
}

function warnings(part) {
  return (part.warnings ?? []).map((warning) => `warning: ${warning}`);
}

function at(time, text) {
  return time ? el("span", {}, clock(time), ` ${text}`) : text;
}
