// Elements and words. What comes from outside enters the page as text only: nothing here or elsewhere parses HTML.

/** Make an element: el("p", {class: "quiet"}, "text", another). null and undefined children are left out. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A state as a word on its colour. */
export function state(word) {
  return el("span", { class: "state", "data-state": word }, word);
}

/** A moment: the clock for people, the whole time for machines and for whoever points at it. */
export function clock(text) {
  const moment = text ? new Date(text) : null;
  if (!moment || Number.isNaN(moment.getTime())) return el("span", {}, "–");
  const today = new Date().toDateString() === moment.toDateString();
  const said = today ? moment.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false })
    : moment.toLocaleDateString([], { day: "numeric", month: "short" });
  return el("time", { datetime: text, title: text }, said);
}

/** How long ago, in one unit. */
export function ago(seconds) {
  if (seconds === null || seconds === undefined) return "never";
  return `${span(Math.max(0, seconds))} ago`;
}

/** A span of time in one unit: 0.4 s, 12 s, 5 min, 3 h, 2 d. */
export function span(seconds) {
  if (seconds < 1) return `${seconds.toPrecision(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86400)} d`;
}

/** A number with at most two digits behind the point; a dash for none. */
export function number(value) {
  if (value === null || value === undefined) return "–";
  return value.toLocaleString([], { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0 });
}

/** Fetch JSON from our own server; an Error carries the detail that the server gave. */
export async function ask(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.detail || `the server answered ${answer.status}`);
  return said;
}

/**
 * Follow a stream of server-sent events; `heard` has a function for each name of an event.
 *
 * A browser connects again after a cut by itself and says where it was. But it gives up for good when the answer is not 200,
 * as while Kafka is away: then a new stream begins, and `renewed` is told that there may be a gap before it.
 */
export function follow(path, heard, troubled = () => {}, renewed = null, again = false) {
  const stream = new EventSource(path);
  if (again && renewed) stream.addEventListener("open", () => renewed(), { once: true });
  for (const [name, listen] of Object.entries(heard)) {
    stream.addEventListener(name, (event) => listen(event.data ? JSON.parse(event.data) : null));
  }
  stream.addEventListener("error", () => {
    troubled();
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => follow(path, heard, troubled, renewed, true), 5000);
  });
}
