/** benchmark.js finds its two libraries as globals where there is no `require`: to be imported before it. @module */
import lodash from "lodash";
import platform from "platform";

Object.assign(globalThis, { _: lodash, platform });
