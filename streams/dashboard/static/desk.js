// The page of the desk. One part, one file; nothing is fetched from anywhere else.

import { startArticles } from "./articles.js";
import { startStatus } from "./status.js";
import { openWay, startWay } from "./way.js";

startStatus(openWay);
startArticles(openWay);
startWay();
