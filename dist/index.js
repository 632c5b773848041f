import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9407:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8877);
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_v8__WEBPACK_IMPORTED_MODULE_0__);
// The entry, and the only file that touches the process: its environment, its signals, its exit code.

// Until the run has said otherwise: nothing that goes wrong may look like success.
process.exitCode = 1;
const cancelled = new AbortController();
const crashed = new AbortController();
// The runner sends SIGINT when a run is cancelled, SIGTERM 7.5 s later, and ends the process 2.5 s after that.
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
        cancelled.abort();
    });
}
process.on('uncaughtException', (error) => {
    crashed.abort(error);
});
// A log that nobody reads any more is no reason to stop.
process.stdout.on('error', () => undefined);
// On a machine with much memory V8 lets garbage grow before it cleans up: over ten thousand resources to 330 MB, of
// which a tenth is in use. So measured, this halves it, at a second of processor time; a small run sees no difference.
for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=10'])
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)(flag);
// As action.yml has it for the runner; what runs actions elsewhere may have another.
if (Number.parseInt(process.versions.node) < 24) {
    console.error(`Zenlayer Teardown cannot run on Node ${process.version}: it is made for Node 24.`);
    process.exit(1);
}
// Loaded only now, so that a cancellation while it loads is heard.
const { run } = await Promise.resolve(/* import() eager */).then(__nccwpck_require__.bind(__nccwpck_require__, 1652)).catch((error) => {
    console.error('Zenlayer Teardown cannot be loaded.', error);
    process.exit(1);
});
process.exitCode = await run({ env: process.env, cancelled: cancelled.signal, crashed: crashed.signal });
// A connection that will not close must not keep the step running.
setTimeout(() => process.exit(), 250).unref();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1652:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./src/zenlayer/index.ts + 7 modules
var zenlayer = __nccwpck_require__(138);
;// CONCATENATED MODULE: ./src/inputs/duration.ts
// Durations as people write them in workflows: `90`, `90s`, `15m`, `1h30m`, `7d`.
const UNITS = [
    ['w', 604_800_000],
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
    ['ms', 1],
];
const FORM = /^(?:(?<w>\d{1,9})w)?(?:(?<d>\d{1,9})d)?(?:(?<h>\d{1,9})h)?(?:(?<m>\d{1,9})m(?!s))?(?:(?<s>\d{1,9})s)?(?:(?<ms>\d{1,9})ms)?$/;
/** Milliseconds, or undefined when it is no duration. A bare number is seconds. */
function parseDuration(text) {
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    const groups = text === '' ? undefined : FORM.exec(text)?.groups;
    if (groups === undefined)
        return undefined;
    return UNITS.reduce((sum, [unit, ms]) => sum + Number(groups[unit] ?? 0) * ms, 0);
}
/** `1h 30m`, `45s`, `2.5s`: the two largest units say enough. */
function formatDuration(ms) {
    if (ms < 10_000)
        return `${Math.round(ms / 100) / 10}s`;
    const seconds = Math.round(ms / 1000);
    const parts = [
        [Math.floor(seconds / 86_400), 'd'],
        [Math.floor(seconds / 3600) % 24, 'h'],
        [Math.floor(seconds / 60) % 60, 'm'],
        [seconds % 60, 's'],
    ];
    const shown = parts.filter(([count]) => count > 0).slice(0, 2);
    return shown.map(([count, unit]) => `${count}${unit}`).join(' ');
}

;// CONCATENATED MODULE: ./src/inputs/suggest.ts
// "Did you mean": the nearest of the accepted words, if one is near.
/** Undefined when nothing is near enough to be a slip of the pen. */
function suggest(word, accepted) {
    const plain = word.toLowerCase().replaceAll('_', '-');
    const ranked = accepted
        .map((candidate) => ({ candidate, distance: distance(plain, candidate.toLowerCase()) }))
        .sort((a, b) => a.distance - b.distance);
    const [best] = ranked;
    if (best === undefined)
        return undefined;
    // A third of the word may be wrong: `vm-instances`, `destory`, `eips`; not `bucket` for `port`.
    return best.distance <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : undefined;
}
/** Levenshtein's distance, a swap of two neighbours counted as one step. */
function distance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
        const row = [i];
        for (let j = 1; j <= b.length; j += 1) {
            const same = a[i - 1] === b[j - 1];
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            row[j] = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1), swapped ? at(beforeLast, j - 2) + 1 : Infinity);
        }
        beforeLast = last;
        last = row;
    }
    return at(last, b.length);
}
function at(row, index) {
    return row[index] ?? Infinity;
}

;// CONCATENATED MODULE: ./src/inputs/reader.ts
// Reading one input: each form is parsed once, strictly, and what is wrong with it is told in a sentence.



function createReader(read, problem) {
    const text = (name) => read(name).trim();
    return {
        text,
        problem,
        boolean(name, fallback) {
            const value = text(name);
            // As YAML 1.2 and @actions/core have it. A typo must not read as false.
            if (['true', 'True', 'TRUE'].includes(value))
                return true;
            if (['false', 'False', 'FALSE'].includes(value))
                return false;
            if (value !== '')
                problem(name, `${quote(value)} is neither true nor false.${didYouMean(value, ['true', 'false'])}`);
            return fallback;
        },
        integer(name, fallback, { least, most }) {
            const value = text(name);
            if (value === '')
                return fallback;
            const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
            if (number >= least && number <= most)
                return number;
            problem(name, `${quote(value)} is not a whole number from ${least} to ${most}.`);
            return fallback;
        },
        duration(name, fallback, { least, most }) {
            const value = text(name);
            const [fallbackMs, leastMs, mostMs] = [fallback, least, most].map((limit) => parseDuration(limit) ?? NaN);
            if (value === '')
                return fallbackMs;
            const ms = parseDuration(value);
            if (ms === undefined) {
                problem(name, `${quote(value)} is not a duration. Write seconds, or units: 90, 90s, 15m, 1h30m.`);
            }
            else if (ms < leastMs || ms > mostMs) {
                problem(name, `${quote(value)} is out of bounds: from ${least} to ${most}.`);
            }
            else {
                return ms;
            }
            return fallbackMs;
        },
        list(name, parse, form) {
            const result = parse(text(name));
            if ('items' in result)
                return result.items;
            problem(name, `It cannot be read: ${result.problem}. ${form}`);
            return [];
        },
        oneOf(name, accepted, fallback) {
            const value = text(name);
            if (value === '')
                return fallback;
            const match = accepted.find((candidate) => candidate === value);
            if (match === undefined)
                problem(name, `${quote(value)} is not one of ${accepted.join(', ')}.${didYouMean(value, accepted)}`);
            return match ?? fallback;
        },
    };
}
function didYouMean(word, accepted) {
    const suggestion = suggest(word, accepted);
    return suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
}
function quote(value) {
    return `\`${(0,zenlayer/* plainText */.wh)(value, 80).replaceAll('`', "'")}\``;
}
function quoteSome(values) {
    return (0,zenlayer/* firstOf */.Ku)(values.map(quote), 5);
}

;// CONCATENATED MODULE: ./src/inputs/connection.ts
// Where the API is, how to get there, and who calls it.

/** Every secret that stands in the inputs or the environment: to be masked before anything else happens. */
function secretsIn(read, env) {
    const proxies = ['https_proxy', 'HTTPS_PROXY'].map((name) => URL.parse(env[name] ?? '')?.password ?? '');
    const secrets = [
        ...SECRET_INPUTS.map((name) => read(name)),
        ...SECRET_VARIABLES.map((name) => env[name]?.trim() ?? ''),
        ...proxies.flatMap((password) => [password, decodeURIComponentSafely(password) ?? '']),
    ];
    // Never an empty string: the runner would mask between all letters.
    return [...new Set(secrets)].filter((secret) => secret !== '');
}
function decodeURIComponentSafely(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return undefined;
    }
}
const SECRET_INPUTS = ['access-key-password', 'token', 'github-token'];
const SECRET_VARIABLES = [
    'ZENLAYERCLOUD_ACCESS_KEY_PASSWORD',
    'ZENLAYER_ACCESS_KEY_SECRET',
    'ZENLAYER_TOKEN',
];
const DEFAULT_ENDPOINT = 'https://console.zenlayer.com';
function readEndpoint({ text, problem }) {
    const value = text('endpoint');
    const url = URL.parse(value === '' ? DEFAULT_ENDPOINT : value);
    const refuse = (why) => {
        // What stands before an @ is a password: not to be told back.
        problem('endpoint', `${value.includes('@') ? 'It' : quote(value)} ${why} Write an origin such as ${DEFAULT_ENDPOINT}.`);
        return { origin: DEFAULT_ENDPOINT, host: new URL(DEFAULT_ENDPOINT).host };
    };
    if (url === null)
        return refuse('is not a URL.');
    const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
    if (!safe)
        return refuse('is not https; http is accepted for a loopback host alone.');
    if (url.username !== '' || url.password !== '')
        return refuse('holds a user name or password.');
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
        return refuse('holds more than an origin.');
    return { origin: url.origin, host: url.host };
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
/** The names that Zenlayer's Terraform provider and its CLI use for the same things. */
const KEY_VARIABLES = [
    { id: 'ZENLAYERCLOUD_ACCESS_KEY_ID', password: 'ZENLAYERCLOUD_ACCESS_KEY_PASSWORD' },
    { id: 'ZENLAYER_ACCESS_KEY_ID', password: 'ZENLAYER_ACCESS_KEY_SECRET' },
];
function readCredential({ text, problem }, env) {
    const fromEnv = (name) => env[name]?.trim() ?? '';
    const given = { id: text('access-key-id'), password: text('access-key-password'), token: text('token') };
    // The first pair of variables of which anything is set: halves of two pairs are not one key.
    const pair = KEY_VARIABLES.find((names) => fromEnv(names.id) !== '' || fromEnv(names.password) !== '');
    const keyGiven = given.id !== '' || given.password !== '';
    if (keyGiven && given.token !== '') {
        problem('token', 'Both an access key and a token are given. Give one of them.');
    }
    const useKey = keyGiven || (given.token === '' && pair !== undefined);
    if (!useKey) {
        const token = given.token === '' ? fromEnv('ZENLAYER_TOKEN') : given.token;
        if (token === '') {
            problem('access-key-id', 'No credential is given. Give `access-key-id` and `access-key-password`, or `token`, or set ZENLAYERCLOUD_ACCESS_KEY_ID and ZENLAYERCLOUD_ACCESS_KEY_PASSWORD. (Secrets are empty in runs that a fork or Dependabot triggers.)');
        }
        else if (!isHeaderText(token)) {
            problem('token', 'The token holds blanks or characters that no token has.');
        }
        return { type: 'token', token };
    }
    const id = given.id === '' && pair !== undefined ? fromEnv(pair.id) : given.id;
    const password = given.password === '' && pair !== undefined ? fromEnv(pair.password) : given.password;
    if (id === '')
        problem('access-key-id', 'The password of an access key is given, but not its id.');
    else if (!isHeaderText(id) || id.includes(','))
        problem('access-key-id', 'The id holds blanks or characters that no access key id has.');
    if (password === '')
        problem('access-key-password', 'The id of an access key is given, but not its password.');
    return { type: 'key', id, password };
}
/** Visible ASCII: what may stand in a header, and cannot break out of it. */
function isHeaderText(text) {
    return /^[\x21-\x7e]+$/.test(text);
}
/** By the names that curl, and most tools after it, read: the lower-case ones first. */
function readProxy({ problem }, env) {
    const first = (...names) => names.map((name) => env[name]?.trim() ?? '').find((value) => value !== '');
    const https = first('https_proxy', 'HTTPS_PROXY');
    if (https !== undefined && !isProxy(URL.parse(https))) {
        // It may hold a password: not to be told back.
        problem('endpoint', 'The environment variable HTTPS_PROXY is not a URL such as http://proxy.example:3128.');
    }
    return { https, none: first('no_proxy', 'NO_PROXY') };
}
function isProxy(url) {
    if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
        return false;
    return [url.username, url.password].every((part) => decodeURIComponentSafely(part) !== undefined);
}

;// CONCATENATED MODULE: ./src/inputs/github.ts
// What GitHub is to be told.
function readGitHub(reader) {
    const number = reader.text('pull-request');
    const environment = reader.text('deactivate-environment');
    return {
        token: reader.text('github-token'),
        comment: reader.boolean('comment', false),
        pullRequest: number === '' ? undefined : reader.integer('pull-request', 1, { least: 1, most: 999_999_999 }),
        deactivateEnvironment: environment === '' ? undefined : environment,
    };
}

;// CONCATENATED MODULE: ./src/resources/codes.ts
// What the API's error codes mean for a teardown, and what a person can do about them.
// Sources: the error tables of Zenlayer's reference pages, the Go SDK's constants, the Terraform provider.
/** Exact codes first; then the patterns. All are compared normalised: upper case, underscores. */
const MEANINGS = {
    OPERATION_FAILED_RESOURCE_NOT_FOUND: 'gone',
    SELF_SERVICE_PORT_NOT_FOUND: 'gone',
    OPERATION_FAILED_FOR_RECYCLE_RESOURCE: 'in-bin',
    // As the Go SDK has it.
    FAILED_OPERATION_FOR_RECYCLE_RESOURCE: 'in-bin',
    UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE: 'in-bin',
    UNSUPPORTED_OPERATION_DISK_BEING_RECYCLE: 'in-bin',
    OPERATION_DENIED_INSTANCE_CREATING: 'busy',
    OPERATION_DENIED_INSTANCE_STATUS_INSTALLING: 'busy',
    // The Go SDK's constants for a status in which the operation is not possible.
    OPERATION_DENIED_INSTANCE_STATUS: 'busy',
    UNSUPPORTED_OPERATION_DISK_MAKING_IMAGE: 'busy',
    // ReleaseDisk: what it asks of the recycle bin is not possible yet.
    UNSUPPORTED_OPERATION_RECYCLE_STATUS: 'busy',
    UNSUPPORTED_OPERATION_DISK_NOT_BEING_RECYCLE: 'not-in-bin',
    // UnassociateEipAddress, of one that is free already: the next look will tell.
    OPERATION_DENIED_EIP_NOT_ASSIGNED: 'not-in-bin',
    // A disk is only ever terminated when it is not busy: then this is what is left.
    UNSUPPORTED_OPERATION_DISK_STATUS: 'in-use',
    UNSUPPORTED_OPERATION_DISK_UNAVAILABLE: 'in-use',
    OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN: 'in-use',
    UNSUPPORTED_OPERATION_DISK_SYSTEM_TYPE: 'part-of-instance',
    INVALID_DISK_NOT_PORTABLE: 'part-of-instance',
    // UnassociateEipAddress: the address an instance was made with.
    OPERATION_DENIED_EIP_IS_DEFAULT: 'part-of-instance',
    OPERATION_FAILED_RESOURCE_GROUP_NOT_FOUND: 'bad-group',
    INVALID_RESOURCE_GROUP_NOT_FOUND: 'bad-group',
    UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE: 'subscription',
    OPERATION_DENIED_POSTPAID_PROMISE: 'commitment',
    AUTHFAILURE_SIGNATURE_FAILURE: 'credentials',
    AUTHFAILURE_INVALID_AUTHORIZATION: 'credentials',
    AUTHFAILURE_SIGNATURE_EXPIRED: 'credentials',
    AUTHFAILURE_UNAUTHORIZED_OPERATION: 'forbidden',
    MISSING_PARAMETER: 'invalid',
};
const PATTERNS = [
    // The resources themselves. A zone, an image or a group that is missing says nothing of the resource.
    [
        /^INVALID_(INSTANCE|EIP|EIP_ORDER|DDOS_IP|PORT|DISK|CIDR_?BLOCK|LOAD_?BALANCER|PRIVATE_CONNECT|CLOUD_ROUTER)_NOT_FOUND$/,
        'gone',
    ],
    // INSTANCE, EIP, DDOS_IP, CIDRBLOCK.
    [/^OPERATION_DENIED_[A-Z_]+_NOT_RECYCLED$/, 'not-in-bin'],
    [/^OPERATION_DENIED_[A-Z_]+_RECYCLED$/, 'in-bin'],
    [/^OPERATION_DENIED_[A-Z_]+_SUBSCRIPTION$/, 'subscription'],
    // EIP, DDOS_IP.
    [/^OPERATION_DENIED_[A-Z_]+_STATUS_NOT_(SUPPORT|AVAILABLE)$/, 'busy'],
    // INSTANCE_EXIST of a CIDR block; what holds a port has no documented code, so it is known by how such codes end.
    [
        /^(OPERATION_DENIED|OPERATION_FAILED|UNSUPPORTED_OPERATION)_[A-Z_]*((?<!_NOT)_EXISTS?|_IN_USE|_INUSE|_BEING_USED)$/,
        'in-use',
    ],
    [/^INVALID_PARAMETER/, 'invalid'],
    [/^AUTHFAILURE_/, 'credentials'],
];
function meaningOf(code) {
    return ((Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined) ??
        PATTERNS.find(([pattern]) => pattern.test(code))?.[1] ??
        'other');
}
/** What to do, as one sentence; undefined where the code itself says all there is. */
function hintFor(code, { action, expires }) {
    switch (meaningOf(code)) {
        case 'subscription':
            return `A subscription is not returned on demand: it goes at its expiry${expires === undefined ? '' : ` (${expires})`}. Switch off its renewal in the console.`;
        case 'commitment':
            return `It is in a commitment term and cannot go before the term ends${expires === undefined ? '' : ` (${expires})`}.`;
        case 'credentials':
            return code === 'AUTHFAILURE_SIGNATURE_EXPIRED'
                ? "The signature was too old for the server's clock even after one correction: check the clock of the runner."
                : 'Check the access key id and its password, or the token: the API does not know them.';
        case 'forbidden':
            return `The access key may not call ${action}: give it that right, or take a key that has it.`;
        case 'busy':
            return 'It is busy with something else, such as being created: run again when it is ready.';
        case 'in-use':
            return 'Something else still uses it: tear that down first, or in the same step.';
        case 'part-of-instance':
            return 'It belongs to an instance, and goes with that.';
        case 'bad-group':
            return 'Check the input resource-group-id.';
        case 'invalid':
            return 'Check the id; if it is right, this action and the API disagree: report it with the request id.';
        case 'not-in-bin':
        case 'in-bin':
        case 'gone':
            return 'Run again: what is there will be looked at afresh.';
        case 'other':
            return undefined;
    }
}

;// CONCATENATED MODULE: ./src/resources/kind.ts
// What a kind of resource is to this action: one row of data. Everything that differs between kinds stands in it.
/** The writes there are, in the order in which a resource meets them. */
const WRITE_STEPS = ['unbind', 'terminate', 'release'];
/** Most ids in one Describe, by every reference page of this API. */
const IDS_PER_DESCRIBE = 100;
/** Most resources on one page of a list, by every reference page of this API. */
const RESOURCES_PER_PAGE = 1000;
/** Zenlayer's ids are letters, digits and dashes; what could be a path, a flag or a blank is none. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
function isId(text) {
    return ID.test(text);
}
/** Something may still run on it, or be on it. */
function isInUse(phase) {
    return phase === 'live' || phase === 'bound';
}
function phaseOf(kind, status) {
    // Sources disagree on RECYCLE and RECYCLED, even for one kind: both mean the bin, everywhere.
    if (status === 'RECYCLE' || status === 'RECYCLED')
        return 'recycled';
    for (const [phase, statuses] of Object.entries(kind.statuses)) {
        if (statuses.includes(status))
            return phase;
    }
    return 'unknown';
}

;// CONCATENATED MODULE: ./src/resources/kinds.ts
// The kinds this action tears down. Sources: Zenlayer's API reference, the models of its official SDKs, its CLI and its
// Terraform provider.
/** What points at an instance goes before it. */
const ON_INSTANCES = ['bmc-load-balancer', 'zlb-load-balancer', 'bmc-eip', 'zec-eip'];
const INSTANCES = ['vm-instance', 'bmc-instance', 'zec-instance'];
/** The statuses of everything in the service `sdn`. */
const SDN_STATUSES = {
    live: ['RUNNING'],
    busy: ['CREATING', 'UPDATING', 'RECOVERING'],
    recycling: ['DELETING'],
    recycled: ['RECYCLED'],
    leaving: ['DESTROYING'],
    gone: ['DESTROYED'],
};
const port = {
    type: 'port',
    label: 'port',
    service: 'sdn',
    version: '2026-04-01',
    describe: { action: 'DescribePorts', idsField: 'portIds' },
    writes: {
        terminate: { action: 'TerminatePort', idField: 'portId' },
        release: { action: 'DestroyPort', idField: 'portId' },
    },
    recycleBin: true,
    goesAfter: ['private-connect', 'cloud-router'],
    fields: {
        id: 'portId',
        name: 'portName',
        status: 'portStatus',
        created: 'createdTime',
        // Answered by the 2023-08-30 models only; read in case a later version answers it again.
        chargeType: 'portChargeType',
        expires: 'expiredTime',
    },
    statuses: SDN_STATUSES,
    deletedOutright: [],
    subscription: 'refused',
};
const privateConnect = {
    type: 'private-connect',
    label: 'layer-2 private connect',
    service: 'sdn',
    version: '2026-04-01',
    describe: { action: 'DescribePrivateConnects', idsField: 'privateConnectIds' },
    writes: {
        terminate: { action: 'DeletePrivateConnect', idField: 'privateConnectId' },
        release: { action: 'DestroyPrivateConnect', idField: 'privateConnectId' },
    },
    recycleBin: true,
    goesAfter: [],
    fields: {
        id: 'privateConnectId',
        name: 'privateConnectName',
        status: 'privateConnectStatus',
        created: 'createTime',
        expires: 'expiredTime',
    },
    statuses: SDN_STATUSES,
    deletedOutright: [],
    subscription: 'refused',
};
const cloudRouter = {
    type: 'cloud-router',
    label: 'layer-3 cloud router',
    service: 'sdn',
    version: '2026-04-01',
    describe: { action: 'DescribeCloudRouters', idsField: 'cloudRouterIds' },
    writes: {
        terminate: { action: 'DeleteCloudRouter', idField: 'cloudRouterId' },
        release: { action: 'DestroyCloudRouter', idField: 'cloudRouterId' },
    },
    recycleBin: true,
    goesAfter: [],
    fields: {
        id: 'cloudRouterId',
        name: 'cloudRouterName',
        status: 'cloudRouterStatus',
        created: 'createTime',
        expires: 'expiredTime',
    },
    statuses: SDN_STATUSES,
    deletedOutright: [],
    subscription: 'refused',
};
/** VM and bare-metal instances. */
const instanceFields = {
    id: 'instanceId',
    name: 'instanceName',
    status: 'instanceStatus',
    created: 'createTime',
    chargeType: 'instanceChargeType',
    expires: 'expiredTime',
};
const instanceWrites = {
    terminate: { action: 'TerminateInstance', idField: 'instanceId' },
    release: { action: 'ReleaseInstances', idsField: 'instanceIds', atMost: 100 },
};
const vmInstance = {
    type: 'vm-instance',
    label: 'VM instance',
    service: 'vm',
    version: '2026-04-01',
    describe: { action: 'DescribeInstances', idsField: 'instanceIds' },
    nameFilter: { parameter: 'instanceName', prefix: true },
    writes: instanceWrites,
    recycleBin: true,
    goesAfter: ON_INSTANCES,
    takesAlong: 'its undetachable disks',
    fields: instanceFields,
    statuses: {
        live: ['RUNNING', 'STOPPED', 'CREATE_FAILED'],
        busy: ['PENDING', 'DEPLOYING', 'REBUILDING', 'REBOOT', 'BOOTING', 'STOPPING', 'IMAGING'],
        recycling: ['RECYCLING'],
        recycled: ['RECYCLE'],
        leaving: ['RELEASING'],
    },
    deletedOutright: ['CREATE_FAILED'],
    subscription: 'refused',
};
const bmcInstance = {
    type: 'bmc-instance',
    label: 'bare-metal instance',
    service: 'bmc',
    version: '2026-02-01',
    describe: { action: 'DescribeInstances', idsField: 'instanceIds' },
    nameFilter: { parameter: 'instanceName', prefix: true },
    writes: instanceWrites,
    recycleBin: true,
    goesAfter: ON_INSTANCES,
    fields: instanceFields,
    statuses: {
        live: ['RUNNING', 'STOPPED', 'CREATE_FAILED', 'INSTALL_FAILED'],
        busy: ['PENDING', 'CREATING', 'INSTALLING', 'BOOTING', 'STOPPING'],
        recycling: ['RECYCLING'],
        recycled: ['RECYCLE'],
        leaving: ['RELEASING'],
    },
    deletedOutright: ['CREATE_FAILED'],
    // Under 2022-11-20 it was refused; since 2026-02-01 the call succeeds and the instance lives on until it expires.
    subscription: 'scheduled',
};
const zecRelease = {
    action: 'ReleaseInstances',
    // So it takes nothing along that a rule may protect.
    keepDependents: { dependResource: false },
    idsField: 'instanceIds',
    atMost: 100,
    failedField: 'instanceIds',
};
const zecInstance = {
    type: 'zec-instance',
    label: 'elastic compute instance',
    service: 'zec',
    version: '2025-09-01',
    describe: { action: 'DescribeInstances', idsField: 'instanceIds' },
    // The same call twice: into the recycle bin, where the account has one, and out of it.
    writes: { terminate: zecRelease, release: zecRelease },
    recycleBin: false,
    goesAfter: ON_INSTANCES,
    takesAlong: 'its dependent resources',
    fields: {
        id: 'instanceId',
        name: 'instanceName',
        status: 'status',
        created: 'createTime',
        expires: 'expiredTime',
    },
    statuses: {
        live: ['RUNNING', 'STOPPED', 'CREATE_FAILED', 'REINSTALL_FAILED'],
        busy: ['PENDING', 'DEPLOYING', 'REBUILDING', 'REBOOT', 'BOOTING', 'STOPPING', 'IMAGING', 'RESIZING'],
        recycling: ['RECYCLING'],
        recycled: ['RECYCLE'],
        leaving: ['RELEASING'],
    },
    deletedOutright: [],
    subscription: 'refused',
};
const bmcEip = {
    type: 'bmc-eip',
    label: 'bare-metal EIP',
    service: 'bmc',
    version: '2026-02-01',
    describe: { action: 'DescribeEipAddresses', idsField: 'eipIds' },
    nameFilter: { parameter: 'ipAddress', prefix: false },
    writes: {
        terminate: { action: 'TerminateEipAddress', idField: 'eipId' },
        release: { action: 'ReleaseEipAddresses', idsField: 'eipIds', atMost: 100 },
    },
    recycleBin: true,
    goesAfter: [],
    fields: {
        id: 'eipId',
        // An EIP has no name; its address is what people know it by.
        name: 'ipAddress',
        status: 'eipStatus',
        created: 'createTime',
        chargeType: 'eipChargeType',
        expires: 'expiredTime',
    },
    statuses: {
        // The reference's data structure says ASSOCIATED, the page of TerminateEipAddress says INUSE.
        live: ['AVAILABLE', 'ASSOCIATED', 'INUSE', 'CREATE_FAILED'],
        busy: ['CREATING', 'ASSOCIATING', 'UNASSOCIATING'],
        recycling: ['RECYCLING'],
        recycled: ['RECYCLE'],
        leaving: ['RELEASING'],
    },
    // Refunded; that it skips the bin, no source says.
    deletedOutright: [],
    subscription: 'refused',
};
const zecEip = {
    type: 'zec-eip',
    label: 'elastic compute EIP',
    service: 'zec',
    version: '2025-09-01',
    describe: { action: 'DescribeEips', idsField: 'eipIds' },
    writes: {
        unbind: {
            action: 'UnassociateEipAddress',
            idsField: 'eipIds',
            atMost: 100,
            failedField: 'failedEipIds',
        },
        terminate: { action: 'DeleteEip', idField: 'eipId' },
        release: { action: 'DeleteEip', idField: 'eipId' },
    },
    recycleBin: false,
    goesAfter: [],
    fields: { id: 'eipId', name: 'name', status: 'status', created: 'createTime', expires: 'expiredTime' },
    statuses: {
        live: ['UNBIND', 'CREATE_FAILED'],
        // Unlike a bare-metal EIP it is not unbound by its deletion, which is refused.
        bound: ['BINDED'],
        busy: ['CREATING', 'ASSIGNING'],
        recycling: ['RECYCLING'],
        recycled: ['RECYCLED'],
        leaving: ['DELETING'],
    },
    deletedOutright: [],
    subscription: 'refused',
};
/** In use, it is refused until it is detached, which is left to whoever uses it: a mounted disk may hold what is wanted. */
const diskStatuses = {
    live: ['AVAILABLE', 'IN_USE', 'FAILED'],
    // The last two are of elastic compute (CLI).
    busy: ['CREATING', 'ATTACHING', 'DETACHING', 'CHANGING', 'SNAPSHOT_CREATING', 'ROLLING_BACK'],
    recycling: ['RECYCLING'],
    recycled: ['RECYCLED'],
    leaving: ['DELETING'],
};
const vmDisk = {
    type: 'vm-disk',
    label: 'VM disk',
    service: 'vm',
    version: '2026-04-01',
    describe: { action: 'DescribeDisks', idsField: 'diskIds' },
    nameFilter: { parameter: 'diskName', prefix: false },
    writes: {
        terminate: { action: 'TerminateDisk', idField: 'diskId' },
        release: { action: 'ReleaseDisk', idField: 'diskId' },
    },
    recycleBin: true,
    goesAfter: INSTANCES,
    carriedBy: { type: 'vm-instance', field: 'instanceId' },
    fields: {
        id: 'diskId',
        name: 'diskName',
        status: 'diskStatus',
        created: 'createTime',
        chargeType: 'chargeType',
        expires: 'expiredTime',
    },
    statuses: diskStatuses,
    deletedOutright: [],
    subscription: 'refused',
};
const zecDisk = {
    type: 'zec-disk',
    label: 'elastic compute disk',
    service: 'zec',
    version: '2025-09-01',
    describe: { action: 'DescribeDisks', idsField: 'diskIds' },
    writes: {
        terminate: { action: 'ReleaseDisk', idField: 'diskId' },
        release: { action: 'ReleaseDisk', idField: 'diskId' },
    },
    recycleBin: false,
    goesAfter: INSTANCES,
    carriedBy: { type: 'zec-instance', field: 'instanceId' },
    fields: {
        id: 'diskId',
        name: 'diskName',
        status: 'diskStatus',
        created: 'createTime',
        expires: 'expiredTime',
    },
    statuses: diskStatuses,
    deletedOutright: [],
    subscription: 'refused',
};
const bmcCidrBlock = {
    type: 'bmc-cidr-block',
    label: 'bare-metal CIDR block',
    service: 'bmc',
    version: '2026-02-01',
    describe: { action: 'DescribeCidrBlocks', idsField: 'cidrBlockIds' },
    nameFilter: { parameter: 'cidrBlockName', prefix: false },
    writes: {
        terminate: { action: 'TerminateCidrBlock', idField: 'cidrBlockId' },
        release: { action: 'ReleaseCidrBlocks', idsField: 'cidrBlockIds', atMost: 100 },
    },
    // An IPv6 block is released at once (TerminateCidrBlock).
    recycleBin: { where: { field: 'cidrBlockType', is: 'IPv4' } },
    // A load balancer may have its address from an IPv6 block.
    goesAfter: [...INSTANCES, 'bmc-eip', 'bmc-load-balancer'],
    fields: {
        id: 'cidrBlockId',
        name: 'cidrBlockName',
        status: 'status',
        created: 'createTime',
        chargeType: 'chargeType',
        // Without the `d` of all others (Python SDK).
        expires: 'expireTime',
    },
    statuses: {
        live: ['AVAILABLE', 'CREATE_FAILED'],
        busy: ['CREATING'],
        recycling: ['RECYCLING'],
        recycled: ['RECYCLE'],
        leaving: ['DELETING', 'RELEASING'],
    },
    deletedOutright: ['CREATE_FAILED'],
    subscription: 'refused',
};
/** No page lists a bare-metal one's; these are those of zlb (Terraform provider) and what its service calls the rest. */
const loadBalancerStatuses = {
    live: ['RUNNING', 'AVAILABLE', 'STOPPED', 'CREATE_FAILED'],
    busy: ['CREATING', 'UPDATING'],
    recycling: ['RECYCLING'],
    recycled: ['RECYCLED'],
    leaving: ['RELEASING', 'DELETING'],
};
const bmcLoadBalancer = {
    type: 'bmc-load-balancer',
    label: 'bare-metal load balancer',
    service: 'bmc',
    version: '2026-02-01',
    describe: { action: 'DescribeLoadBalancers', idsField: 'loadBalancerIds' },
    writes: {
        terminate: { action: 'TerminateLoadBalancer', idField: 'loadBalancerId' },
        release: { action: 'ReleaseLoadBalancer', idField: 'loadBalancerId' },
    },
    recycleBin: true,
    goesAfter: [],
    fields: {
        id: 'loadBalancerId',
        name: 'loadBalancerName',
        status: 'status',
        created: 'createTime',
        chargeType: 'chargeType',
        expires: 'expiredTime',
    },
    statuses: loadBalancerStatuses,
    deletedOutright: [],
    subscription: 'refused',
};
const zlbLoadBalancer = {
    type: 'zlb-load-balancer',
    label: 'cloud load balancer',
    service: 'zlb',
    version: '2025-04-01',
    describe: { action: 'DescribeLoadBalancers', idsField: 'loadBalancerIds' },
    nameFilter: { parameter: 'loadBalancerName', prefix: true },
    writes: {
        terminate: { action: 'TerminateLoadBalancer', idField: 'loadBalancerId' },
        // For most accounts one step; where it stops at RECYCLED, the provider calls it again until it is gone.
        release: { action: 'TerminateLoadBalancer', idField: 'loadBalancerId' },
    },
    recycleBin: false,
    goesAfter: [],
    fields: { id: 'loadBalancerId', name: 'loadBalancerName', status: 'status', created: 'createTime' },
    statuses: loadBalancerStatuses,
    deletedOutright: [],
    subscription: 'refused',
};
const KINDS = [
    port,
    privateConnect,
    cloudRouter,
    vmInstance,
    bmcInstance,
    zecInstance,
    bmcEip,
    zecEip,
    vmDisk,
    zecDisk,
    bmcCidrBlock,
    bmcLoadBalancer,
    zlbLoadBalancer,
];
/** A family is a word for several kinds: an id of it is looked up in each. */
const FAMILIES = {
    instance: [vmInstance, bmcInstance, zecInstance],
    eip: [bmcEip, zecEip],
    disk: [vmDisk, zecDisk],
    'load-balancer': [bmcLoadBalancer, zlbLoadBalancer],
};
/** Every word that says what an id is of, and the kinds it may mean. */
const RESOURCE_TYPES = new Map([
    ...KINDS.map((kind) => [kind.type, [kind]]),
    ...Object.entries(FAMILIES),
]);
/** The words that a resource of this type may be named by: its kind's, and its family's. */
function wordsFor(type) {
    return [...RESOURCE_TYPES].flatMap(([word, kinds]) => kinds.some((kind) => kind.type === type) ? [word] : []);
}
const inFamilies = new Set(Object.values(FAMILIES).flat());
/** What `all` stands for: every family, and every kind that is of none. */
const ALL_TYPES = [
    ...KINDS.filter((kind) => !inFamilies.has(kind)).map(({ type }) => type),
    ...Object.keys(FAMILIES),
];

;// CONCATENATED MODULE: ./src/resources/observe.ts
// Reading a Describe answer: what it says of the ids we asked for, or of all that a filter lists; or that it cannot be
// relied on.


/** The trouble is with one item, not with the answer: the others can still be had. */
class ItemError extends Error {
}
/** A name may have 255 characters (Zenlayer's documentation); a hostile one is cut there. */
const MAX_NAME = 255;
const MAX_STATUS = 64;
/** To be compared, it is taken whole, and that takes time. */
const MAX_RAW_NAME = 65_536;
/**
 * What `response` says about `asked`. That an id is not in the list can only be concluded from an answer that is whole
 * and to the question.
 *
 * @throws Error, saying why, when the answer is not such an answer
 */
function readDescribe(kind, asked, response) {
    const items = itemsOf(response);
    const sightings = new Map();
    const unread = new Map();
    let unattributed;
    for (const item of items) {
        const read = attemptItem(kind, item);
        const id = idOf(kind, item);
        if (id === undefined) {
            unattributed = read instanceof ItemError ? read.message : undefined;
            continue;
        }
        // A filter that was ignored lists the account from its first page on: our ids may be on another.
        if (!asked.has(id))
            throw new Error('it lists a resource that was not asked for');
        if (read instanceof ItemError)
            unread.set(id, read.message);
        else if (sightings.has(id))
            unread.set(id, 'it lists a resource twice');
        else
            sightings.set(id, read);
    }
    for (const id of unread.keys())
        sightings.delete(id);
    const total = totalOf(response);
    if (total !== undefined)
        checkCount(total, items.length);
    // A page that was cut short looks just like one that lacks the id; only the count tells them apart.
    else if (sightings.size + unread.size < asked.size)
        throw new Error('it has no count');
    return { sightings, unread, unattributed };
}
/** Too small a count contradicts the list just as one that is too large. */
function checkCount(total, listed) {
    if (total !== listed)
        throw new Error(`it counts ${total} resources but lists ${listed}`);
}
/** @throws Error, saying why, when the answer cannot be relied on */
function readPage(kind, response) {
    const sightings = [];
    const unread = [];
    for (const item of itemsOf(response)) {
        const id = idOf(kind, item);
        const read = attemptItem(kind, item);
        if (read instanceof ItemError)
            unread.push({ id, reason: read.message });
        // What is not an id must not become one: it would go back to the API in a write.
        else if (!isId(read.id))
            unread.push({ id: undefined, reason: `an item of its list has an ${kind.fields.id} that is no id` });
        else
            sightings.push(read);
    }
    const total = totalOf(response);
    if (total === undefined)
        throw new Error('it has no count');
    return { sightings, unread, total };
}
function idOf({ fields }, item) {
    const id = (0,zenlayer/* isRecord */.u4)(item) ? item[fields.id] : undefined;
    return typeof id === 'string' ? id : undefined;
}
function attemptItem(kind, item) {
    try {
        return readItem(kind, item);
    }
    catch (error) {
        if (error instanceof ItemError)
            return error;
        throw error;
    }
}
function itemsOf(response) {
    const items = response['dataSet'];
    if (Array.isArray(items))
        return items;
    // Some servers leave an empty list out, or write null for it; then the count must say so.
    if ((items === undefined || items === null) && response['totalCount'] === 0)
        return [];
    throw new Error('it has no list');
}
function totalOf(response) {
    const total = response['totalCount'] ?? undefined;
    if (total !== undefined && typeof total !== 'number')
        throw new Error('it has a count that is no number');
    if (total !== undefined && total < 0)
        throw new Error(`it has a count of ${total}`);
    return total;
}
function readItem(kind, item) {
    const { fields } = kind;
    if (!(0,zenlayer/* isRecord */.u4)(item))
        throw new ItemError('an item of its list is not an object');
    const raw = (field) => {
        const value = field === undefined ? undefined : item[field];
        return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const id = item[fields.id];
    if (typeof id !== 'string')
        throw new ItemError(`an item of its list has no ${fields.id}`);
    const status = raw(fields.status);
    if (status === undefined)
        throw new ItemError(`an item of its list has no ${fields.status}`);
    const rawName = readName(kind, item);
    const name = (0,zenlayer/* plainText */.wh)(rawName, MAX_NAME);
    const expires = raw(fields.expires);
    return {
        id,
        name,
        // The same string where nothing had to be taken out.
        rawName: rawName === name ? name : rawName,
        status: (0,zenlayer/* plainText */.wh)(status, MAX_STATUS),
        phase: phaseOf(kind, status),
        prepaid: raw(fields.chargeType) === 'PREPAID',
        expires: expires === undefined ? undefined : (0,zenlayer/* plainText */.wh)(expires, 40),
        createdAt: readTime(raw(fields.created)),
        recycleBin: hasRecycleBin(kind, item),
        resourceGroupId: raw('resourceGroupId') ?? groupOf(item['resourceGroup']),
        tags: readTags(item['tags']),
        carrier: item['portable'] === true ? undefined : raw(kind.carriedBy?.field),
    };
}
/** Rules may be about its name: what cannot be read must not pass for none. */
function readName({ fields }, item) {
    const name = item[fields.name] ?? '';
    if (typeof name !== 'string' || name.length > MAX_RAW_NAME)
        throw new ItemError(`an item of its list has a ${fields.name} that cannot be read`);
    return name;
}
function hasRecycleBin({ recycleBin }, item) {
    if (typeof recycleBin === 'boolean')
        return recycleBin;
    const { field, is } = recycleBin.where;
    return String(item[field]).toLowerCase() === is.toLowerCase();
}
/** Load balancers of zlb have an object where all others have an id (Python SDK, 2025-04-01). */
function groupOf(group) {
    const id = (0,zenlayer/* isRecord */.u4)(group) ? group['resourceGroupId'] : undefined;
    return typeof id === 'string' && id !== '' ? id : undefined;
}
/** Zenlayer was founded in 2014. What claims to be older has no date, such as Go's year 1. */
const EARLIEST = Date.UTC(2014, 0, 1);
/** ISO 8601 in UTC and nothing else: a time in another form could be read as a wrong one. */
function readTime(text) {
    if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text))
        return undefined;
    const time = Date.parse(text);
    return time >= EARLIEST ? time : undefined;
}
const NO_TAGS = [];
/** `{tags: [{key, value}]}` in every model; a plain list is understood, too. */
function readTags(value) {
    if (value === undefined || value === null)
        return NO_TAGS;
    const list = (0,zenlayer/* isRecord */.u4)(value)
        ? (value['tags'] ?? (Object.keys(value).every((key) => key === 'tags') ? [] : value))
        : value;
    // Tags may be what protects it: what cannot be read must not pass for none.
    if (!Array.isArray(list))
        throw new ItemError('an item of its list has tags that cannot be read');
    // One for all: of ten thousand resources most have none.
    if (list.length === 0)
        return NO_TAGS;
    return list.map((tag) => {
        const { key, value: text } = (0,zenlayer/* isRecord */.u4)(tag) ? tag : {};
        if (typeof key !== 'string' || (typeof text !== 'string' && text !== null && text !== undefined))
            throw new ItemError('an item of its list has tags that cannot be read');
        return { key, value: text ?? '' };
    });
}

;// CONCATENATED MODULE: ./src/resources/index.ts
// What can be torn down, and how its kind's API speaks of it.





;// CONCATENATED MODULE: ./src/inputs/list.ts
// Lists as people write them in workflows: by commas, blanks or lines, with comments; or a JSON array.
/** Whatever is not an item by itself is left for the caller to refuse: nothing is dropped in silence. */
function parseList(text) {
    // What toJSON() makes of an output that is not there.
    if (text.trim() === 'null')
        return { items: [] };
    if (text.trim().startsWith('['))
        return parseJsonList(text);
    const items = text
        .split(/\r\n|\r|\n/)
        .map((line) => line.replace(/#.*$/, ''))
        .flatMap((line) => line.split(/[\s,]+/))
        .filter((item) => item !== '');
    return { items };
}
function parseJsonList(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return { problem: 'it starts like a JSON array but is not valid JSON' };
    }
    if (!Array.isArray(value))
        return { problem: 'it is not a JSON array' };
    const items = value;
    if (items.some((item) => typeof item === 'number')) {
        return {
            problem: 'its JSON array holds numbers; write ids as strings, since long numbers lose their last digits',
        };
    }
    if (!items.every((item) => typeof item === 'string'))
        return { problem: 'its JSON array holds something other than strings' };
    return { items: items.map((item) => item.trim()).filter((item) => item !== '') };
}

;// CONCATENATED MODULE: ./src/inputs/lines.ts
// Lists of what may hold blanks, such as tags and names: by lines (and commas, where none can be meant), or a JSON array.

/** A line that starts with `#` is a comment; elsewhere a `#` is itself. */
function parseLines(text, { commas }) {
    if (text.trim() === 'null' || text.trim().startsWith('['))
        return parseList(text);
    const items = text
        .split(/\r\n|\r|\n/)
        .filter((line) => !line.trim().startsWith('#'))
        .flatMap((line) => (commas ? line.split(',') : [line]))
        .map((item) => item.trim())
        .filter((item) => item !== '');
    return { items };
}

;// CONCATENATED MODULE: ./src/inputs/targets.ts
// Which resources the inputs name, and which kinds they speak of.



/** Every kind there is. An id is never looked up in all of them: that would be a guess, not a name. */
const ALL = 'all';
/** What the input `resource-type` lists; `all` is spelled out as the families and kinds it stands for. */
function readWords(reader) {
    const words = reader.list('resource-type', parseList, 'Write kinds or families separated by commas, blanks or lines, or a JSON array of strings.');
    refuseUnknown(reader, 'resource-type', words, [...RESOURCE_TYPES.keys(), ALL]);
    return [...new Set(words.flatMap((word) => (word === ALL ? ALL_TYPES : [word])))].flatMap(wordOf);
}
/** Nothing stands in it, in whatever form a list may have. */
function isUnset(reader, name) {
    const result = parseList(reader.text(name));
    return 'items' in result && result.items.length === 0;
}
function wordOf(type) {
    const kinds = RESOURCE_TYPES.get(type);
    return kinds === undefined ? [] : [{ type, kinds }];
}
/** Each resource once. */
function readTargets(reader, words) {
    const targets = [...readIds(reader, words), ...readResources(reader)];
    const unique = new Map(targets.map((target) => [`${target.type}/${target.id}`, target]));
    return [...unique.values()];
}
function readIds(reader, words) {
    const ids = reader.list('ids', parseList, 'Write ids separated by commas, blanks or lines, or a JSON array of strings.');
    checkIds(reader, 'ids', ids);
    const [word, ...more] = words;
    if (ids.length > 0 && isUnset(reader, 'resource-type')) {
        reader.problem('resource-type', `It is not set, but \`ids\` are. ${accepted([...RESOURCE_TYPES.keys()])}`);
    }
    else if (ids.length > 0 && more.length > 0) {
        reader.problem('resource-type', 'It names more than one kind or family, and `ids` need just one. For ids of several kinds use `resources`.');
    }
    return word === undefined ? [] : ids.map((id) => ({ ...word, id }));
}
function readResources(reader) {
    const references = reader.list('resources', parseList, 'Write one `type/id` a line or comma, or a JSON array of such.');
    const split = references.map((reference) => {
        const slash = reference.indexOf('/');
        return slash === -1
            ? { reference }
            : { reference, type: reference.slice(0, slash), id: reference.slice(slash + 1) };
    });
    const bare = split.filter(({ type }) => type === undefined).map(({ reference }) => reference);
    if (bare.length > 0)
        reader.problem('resources', `${quoteSome(bare)} ${bare.length === 1 ? 'has' : 'have'} no type. Write type/id, such as vm-instance/123.`);
    const whole = split.flatMap(({ type, id }) => (type === undefined ? [] : [{ type, id }]));
    refuseUnknown(reader, 'resources', whole.map(({ type }) => type), [...RESOURCE_TYPES.keys()]);
    checkIds(reader, 'resources', whole.map(({ id }) => id));
    return whole.flatMap(({ type, id }) => wordOf(type).map((word) => ({ ...word, id })));
}
function checkIds(reader, name, ids) {
    const bad = [...new Set(ids.filter((id) => !isId(id)))];
    if (bad.length === 0)
        return;
    reader.problem(name, `${quoteSome(bad)} ${bad.length === 1 ? 'is not an id' : 'are not ids'}: an id has 1 to 128 letters, digits, dots, underscores, colons and dashes, and starts with a letter or digit.`);
}
function refuseUnknown(reader, name, types, known) {
    const [unknown, ...more] = new Set(types.filter((type) => !known.includes(type)));
    if (unknown === undefined)
        return;
    const others = more.length === 0 ? '' : ` Nor ${more.length === 1 ? 'is' : 'are'} ${quoteSome(more)}.`;
    reader.problem(name, `${quote(unknown)} is not a resource type.${didYouMean(unknown, known)} ${accepted(known)}${others}`);
}
function accepted(types) {
    return `Accepted: ${types.join(', ')}.`;
}

;// CONCATENATED MODULE: ./src/inputs/selection.ts
// What resources have to be like, to be selected or to be touched at all.





/** A selection is found by what it has in common, so a mistake in it is, too: no more than this without a word. */
const MOST_SELECTED = 20;
/** More than any account has. */
const MOST = 1_000_000;
function readCriteria(reader) {
    const name = reader.text('name');
    return {
        tags: selection_readTags(reader),
        name: name === '' ? undefined : name,
        resourceGroupId: readResourceGroup(reader),
        olderThanMs: readOlderThan(reader),
    };
}
function selection_readTags(reader) {
    const tags = reader.list('tags', (text) => parseLines(text, { commas: true }), 'Write `key=value` or `key` by lines or commas, or a JSON array of such.');
    const odd = tags.filter((tag) => /^["'{]/.test(tag) || (tag.includes(':') && !tag.includes('=')));
    if (odd.length > 0)
        reader.problem('tags', `${quoteSome(odd)}: write key=value, without quotes or braces.`);
    const keyless = tags.filter((tag) => tag.startsWith('='));
    if (keyless.length > 0) {
        reader.problem('tags', `${quoteSome(keyless)} ${keyless.length === 1 ? 'has' : 'have'} no key. Write key=value.`);
    }
    return tags.map((tag) => {
        const [, key = tag, value] = /^([^=]*)=(.*)$/su.exec(tag) ?? [];
        return { key: key.trim(), value: value?.trim() };
    });
}
function readResourceGroup(reader) {
    const id = reader.text('resource-group-id');
    if (id === '')
        return undefined;
    if (!isId(id))
        reader.problem('resource-group-id', `${quote(id)} is not an id.`);
    return id;
}
function readOlderThan(reader) {
    const text = reader.text('older-than');
    if (text === '')
        return undefined;
    // `7` would be seven seconds, and was surely meant as days.
    if (/^\d+$/.test(text)) {
        reader.problem('older-than', `${quote(text)} has no unit. Write 12h, 7d or 2w.`);
        return undefined;
    }
    if (parseDuration(text) === undefined) {
        reader.problem('older-than', `${quote(text)} is not an age. Write 12h, 7d or 2w.`);
        return undefined;
    }
    return reader.duration('older-than', '520w', { least: '1s', most: '520w' });
}
function readGuards(reader, { selects }) {
    const expectName = reader.text('expect-name');
    const given = reader.integer('max-resources', MOST_SELECTED, { least: 1, most: MOST });
    return {
        maxResources: selects || reader.text('max-resources') !== '' ? given : undefined,
        expectName: expectName === '' ? undefined : expectName,
        protect: readProtect(reader),
    };
}
/** A rule that protects nothing by mistake would be found out too late, so what may be one is refused. */
function readProtect(reader) {
    const rules = reader
        .list('protect', (text) => parseLines(text, { commas: true }), 'Write one glob a line, or a JSON array of strings.')
        .map((rule) => rule.replace(/^tag:\s*/, 'tag:').replace(/^(tag:[^=]*?)\s*=\s*/, '$1='));
    const empty = rules.filter((rule) => rule === 'tag:');
    if (empty.length > 0)
        reader.problem('protect', '`tag:` names no tag. Write tag:key=value or tag:key.');
    const commented = rules.filter((rule) => / #/.test(rule));
    if (commented.length > 0)
        reader.problem('protect', `${quoteSome(commented)}: a comment goes on a line of its own.`);
    const tagless = rules.filter((rule) => /^[^/*?]+=/.test(rule) && !rule.startsWith('tag:'));
    if (tagless.length > 0)
        reader.problem('protect', `${quoteSome(tagless)}: a tag is written tag:key=value.`);
    return rules;
}
/** Where to select from, when nothing is named; undefined when nothing selects. */
function readSelection(reader, words, { tags, name, resourceGroupId, olderThanMs }) {
    const selects = tags.length > 0 || name !== undefined || resourceGroupId !== undefined;
    if (!selects) {
        if (olderThanMs !== undefined) {
            reader.problem('older-than', 'Alone it selects nothing, for it would sweep a whole account. Give `tags`, `name` or `resource-group-id` as well, or ids.');
        }
        return undefined;
    }
    const byNameAlone = tags.length === 0 && resourceGroupId === undefined;
    if (byNameAlone && /^[*?]*$/.test(name ?? '') && reader.text('max-resources') === '') {
        reader.problem('name', `${quote(name ?? '')} selects everything there is, perhaps because a variable was empty. If that is meant, say how much it may be with max-resources.`);
    }
    if (isUnset(reader, 'resource-type')) {
        reader.problem('resource-type', 'It is not set. Say what to select: kinds or families by commas, or `all`.');
    }
    return words;
}

;// CONCATENATED MODULE: ./src/inputs.ts
// From what a workflow wrote to what the run works with. Everything is checked, and every problem told at once.






function parseInputs(read, env) {
    const problems = [];
    const reader = createReader(read, (input, message) => problems.push({ input, message }));
    const endpoint = readEndpoint(reader);
    const words = readWords(reader);
    const targets = readTargets(reader, words);
    const criteria = readCriteria(reader);
    // What is named is not selected besides: a list that turns out empty must not widen to all that meets the criteria.
    const isNamed = reader.text('ids') !== '' || reader.text('resources') !== '';
    const selectFrom = isNamed ? undefined : readSelection(reader, words, criteria);
    const inputs = {
        title: reader.text('title') || 'Zenlayer Teardown',
        credential: readCredential(reader, env),
        ...endpoint,
        targets,
        selectFrom,
        criteria,
        guards: readGuards(reader, { selects: selectFrom !== undefined }),
        goal: reader.boolean('destroy', false) ? 'destroyed' : 'recycled',
        wait: reader.boolean('wait', true),
        waitTimeoutMs: reader.duration('wait-timeout', '30m', { least: '1s', most: '120h' }),
        pollIntervalMs: reader.duration('poll-interval', '10s', { least: '100ms', most: '1h' }),
        concurrency: reader.integer('concurrency', 8, { least: 1, most: 32 }),
        dryRun: reader.boolean('dry-run', false),
        ifMissing: reader.oneOf('if-missing', ['success', 'warn', 'error'], 'warn'),
        ifEmpty: reader.oneOf('if-empty', ['success', 'warn', 'error'], 'error'),
        github: readGitHub(reader),
        proxy: readProxy(reader, env),
    };
    return problems.length === 0 ? { inputs } : { problems };
}

;// CONCATENATED MODULE: ./src/report/gantt.ts
// The ways of a few resources as a picture: a Mermaid gantt, which GitHub draws in a summary.
//
// Only ids, which have no character that means something to Mermaid but the colon, and words of ours go into it: names
// come from outside, and stand in the table.
/** What took less than this share of the whole would not show. */
const LEAST_SHARE = 0.01;
/** More than this nobody looks at. */
const MOST_WAYS = 30;
const MAX_LABEL = 48;
const SHORT_MS = 20_000;
/** How Mermaid colours an outcome that is no good end. */
const STYLES = { failed: 'crit, ', pending: 'crit, ' };
/** Markdown; '' where there is nothing to be drawn, or too much. */
function renderGantt(ways) {
    const drawn = ways.filter(({ stretches }) => stretches.length > 0);
    if (drawn.length === 0 || ways.length > MOST_WAYS)
        return '';
    const longest = Math.max(...drawn.map(({ label }) => sectionName(label).length));
    const end = Math.max(...drawn.map(({ endedAt }) => endedAt));
    const least = Math.max(1, LEAST_SHARE * end);
    // Section names are drawn over the bars where the margin is too narrow.
    const settings = { gantt: { leftPadding: 20 + 8 * longest } };
    return [
        '```mermaid',
        `%%{init: ${JSON.stringify(settings)}}%%`,
        'gantt',
        'dateFormat YYYY-MM-DD HH:mm:ss.SSS',
        'axisFormat %H:%M:%S',
        // By itself, Mermaid would mark halves of seconds.
        ...(end <= SHORT_MS ? ['tickInterval 1second'] : []),
        ...drawn.flatMap((way) => section(way, least)),
        '```',
        '',
        '',
    ].join('\n');
}
function section({ label, stretches, outcome, endedAt }, least) {
    return [
        `section ${sectionName(label)}`,
        ...stretches.map(({ name, from, to }) => `${name} :${timeOf(from)}, ${timeOf(Math.max(to, from + least))}`),
        `${outcome === 'destroyed' ? 'gone' : outcome} :${STYLES[outcome] ?? ''}milestone, ${timeOf(endedAt)}, 0ms`,
    ];
}
function sectionName(label) {
    return label.slice(0, MAX_LABEL).replace(/[^A-Za-z0-9/._-]/g, '-');
}
/** As if the run had begun at midnight, in no time zone: the axis then shows how long it took. */
function timeOf(ms) {
    return new Date(Date.UTC(2000, 0, 1) + Math.max(0, Math.round(ms)))
        .toISOString()
        .replace('T', ' ')
        .replace('Z', '');
}

;// CONCATENATED MODULE: ./src/teardown/glob.ts
// Globs: `*` is any run of characters, `?` is one character, all else is itself. Case counts; how a letter with an accent
// is put together does not.
/**
 * Takes steps in the order of both lengths multiplied at worst, where a regular expression of many stars would take for
 * ever on a hostile name.
 */
function compileGlob(glob) {
    const pattern = glob.normalize('NFC');
    if (!/[*?]/.test(pattern))
        return (text) => text.normalize('NFC') === pattern;
    return (text) => matches(pattern, text.normalize('NFC'));
}
function matches(pattern, text) {
    let at = 0;
    let position = 0;
    /** The last star, and how much of the text it has taken so far. */
    let star;
    while (position < text.length) {
        const wanted = pattern[at];
        if (wanted === '*') {
            star = { at, taken: position };
            at += 1;
        }
        else if (wanted === '?') {
            at += 1;
            position += widthAt(text, position);
        }
        else if (wanted !== undefined && wanted === text[position]) {
            at += 1;
            position += 1;
        }
        else if (star !== undefined) {
            // The star takes one character more, and the rest is tried again after it.
            star.taken += widthAt(text, star.taken);
            at = star.at + 1;
            position = star.taken;
        }
        else {
            return false;
        }
    }
    return /^\**$/.test(pattern.slice(at));
}
/** `?` is what a reader takes for one character: some are two units long. */
function widthAt(text, position) {
    return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}
/** What every match starts with: all before the first wildcard. `whole`: there is none, so a match is just that. */
function literalStart(glob) {
    const text = /^[^*?]*/.exec(glob)?.[0] ?? '';
    return { text, whole: text === glob };
}

;// CONCATENATED MODULE: ./src/teardown/guards.ts
// The guards: what keeps a run from what it must not touch. The whole plan is checked before the first write, in a dry
// run as in earnest.



function compileProtection(rules) {
    const compiled = rules.map((rule) => ({ rule, matches: compileRule(rule) }));
    return (type, sighting) => compiled.find(({ matches }) => matches(type, sighting))?.rule;
}
const TAG_RULE = 'tag:';
function compileRule(rule) {
    if (!rule.startsWith(TAG_RULE)) {
        const matches = compileGlob(rule);
        // By whatever word somebody may name it: `instance/1` is `vm-instance/1`.
        return (type, { id, rawName }) => matches(id) || matches(rawName) || wordsFor(type).some((word) => matches(`${word}/${id}`));
    }
    const text = rule.slice(TAG_RULE.length);
    const matches = compileGlob(text);
    return (_type, { tags }) => tags.some(({ key, value }) => matches(`${key}=${value}`) || matches(key));
}
/** What a write could take along may be just what a rule protects. */
function keepsDependents({ protect }) {
    return protect.length > 0;
}
/** Why nothing of the plan may be carried out, if it may not. `touched` are those that might be written on. */
function refusalOf(guards, touched, before = 0) {
    const wrong = guards.expectName === undefined ? [] : unexpected(guards.expectName, touched);
    return wrong.length > 0 ? wrongName(wrong, touched.length) : tooMany(guards.maxResources, touched, before);
}
const GUARD_CODES = { name: 'UNEXPECTED_NAME', number: 'TOO_MANY_RESOURCES' };
/** Whether it was the plan that was refused, not this one resource. */
function isGuardCode(code) {
    return Object.values(GUARD_CODES).includes(code);
}
function unexpected(glob, touched) {
    const matches = compileGlob(glob);
    return touched.filter(({ sighting }) => !matches(sighting?.rawName ?? ''));
}
function wrongName(wrong, touched) {
    return {
        code: GUARD_CODES.name,
        message: `${wrong.length} of the ${touched} resources to be touched ${wrong.length === 1 ? 'has a name' : 'have names'} that the input expect-name does not match: ${someOf(wrong)}. Nothing was written.`,
        requestId: null,
        hint: 'See whether an id or a filter is wrong; the names that may be touched are those of expect-name.',
    };
}
function tooMany(most, touched, before) {
    const total = before + touched.length;
    // What an earlier round of the run has affected counts, too.
    if (most === undefined || touched.length === 0 || total <= most)
        return undefined;
    return {
        code: GUARD_CODES.number,
        message: `${total} resources would be touched, and the input max-resources allows ${most}: ${someOf(touched)}. ${before === 0 ? 'Nothing was written' : `These appeared while the run was at work, and nothing was written on them`}.`,
        requestId: null,
        hint: 'See with dry-run: true whether these are the right ones, then narrow the selection or raise max-resources.',
    };
}
/** Of one that was renamed after the plan had been checked. */
function renamed(glob, resource) {
    if (unexpected(glob, [resource]).length === 0)
        return undefined;
    return {
        code: GUARD_CODES.name,
        message: `Its name has changed since the plan was made, and the input expect-name does not match it: ${someOf([resource])}. Nothing was written on it.`,
        requestId: null,
    };
}
function someOf(resources) {
    return (0,zenlayer/* firstOf */.Ku)(resources.map(({ title }) => (0,zenlayer/* plainText */.wh)(title, 100)), 5);
}

;// CONCATENATED MODULE: ./src/teardown/stop.ts
// How a run ends before its work does: time ran out, somebody cancelled it, or going on makes no sense.

/** How long requests in flight may still take once nothing new is begun: a request id that arrives is worth the second. */
const GRACE_MS = 1000;
function createStop(clock, budgetMs) {
    const stopped = new AbortController();
    const abandoned = new AbortController();
    const ended = new AbortController();
    let reason;
    function stop(why) {
        if (reason !== undefined)
            return;
        reason = why;
        stopped.abort();
        void clock.sleep(GRACE_MS, ended.signal).then(() => {
            abandoned.abort();
        });
    }
    void clock.sleep(budgetMs, AbortSignal.any([stopped.signal, ended.signal])).then(() => {
        if (!ended.signal.aborted)
            stop({ type: 'timeout' });
    });
    return {
        stopped: stopped.signal,
        abandoned: abandoned.signal,
        get reason() {
            return reason;
        },
        stop,
        end() {
            ended.abort();
        },
    };
}
/** Runs `work`; that the run was stopped meanwhile is told by `stop`, and what had gone wrong until then to `tell`. */
async function unlessStopped(work, tell) {
    try {
        await work();
    }
    catch (error) {
        if (!(error instanceof zenlayer/* StoppedError */.Ko))
            throw error;
        if (error.last !== undefined)
            tell?.(error.last);
    }
}
/** A mistake stops the run; what else is in flight has its second, and what was done is still reported. */
async function orStop(stop, work) {
    try {
        await work();
    }
    catch (error) {
        stop.stop({ type: 'crashed', error });
    }
}

;// CONCATENATED MODULE: ./src/teardown/claims.ts
// How many checks a claim needs, and over how long. No source says that Zenlayer's lists are up to date: a list may lag
// behind a change, and it may leave something out for a moment. So no single answer proves that a resource is gone, was
// never there, or has already arrived.
/** Every claim, what it takes, and why. */
const CLAIMS = {
    /** `already`, and a bin or an end that no call of this run led to: an outdated answer may show what has been restored since. */
    arrived: { min: 3, overMs: 4000 },
    /** `destroyed` after an accepted release, or after it was seen leaving: absence is what is expected, but lists have been seen to leave out for over a second what came back into the bin. */
    released: { min: 3, overMs: 4000 },
    /** The id of a family is not of this kind: another kind has it, and nothing is written on an id that two kinds share. */
    otherKind: { min: 3, overMs: 4000 },
    /** The list of a selection: what it lacks is not torn down, and the run is green without it. */
    listed: { min: 3, overMs: 4000 },
    /** `missing`: the job before may have created it, and a list may take more than six seconds to show that. */
    missing: { min: 4, overMs: 10_000 },
    /** `destroyed` after an accepted termination that goes through a recycle bin in some accounts: the list may lack it on its way there. */
    binPossible: { min: 5, overMs: 15_000 },
    /** `destroyed` of what should be in the recycle bin, of what nothing was sent for, or of what a list of this run still shows. */
    unexpected: { min: 8, overMs: 60_000 },
};
function isEnough({ looks, since, last }, { min, overMs }) {
    return looks >= min && last - since >= overMs;
}
/** In how many milliseconds the next check is due: those that are missing, spread over the time that is missing. */
function dueIn({ looks, since, last }, { min, overMs }, now) {
    return (since + overMs - last) / Math.max(1, min - looks) - (now - last);
}

;// CONCATENATED MODULE: ./src/teardown/failure.ts
// Why a resource did not arrive, in the form people and the output `results` get it.



/** What an API error, or the lack of an answer, means for this resource. */
function failureOf(error, resource) {
    const hint = error.hint ??
        askedToWait(error) ??
        hintFor(error.code, { action: error.action, expires: resource?.sighting?.expires });
    return {
        code: error.code,
        message: `${error.action} was not carried out: ${error.message === '' ? 'the API gave no reason' : error.message}`,
        requestId: error.requestId ?? null,
        ...(hint === undefined ? {} : { hint }),
    };
}
/** Worth a word where it is what the time went into. */
const LONG_WAIT_MS = 60_000;
function askedToWait({ retryAfterMs = 0 }) {
    if (retryAfterMs < LONG_WAIT_MS)
        return undefined;
    return `The API asked to wait ${Math.round(retryAfterMs / 1000)} s before the next call: run again after that.`;
}
function lostAnswer(error) {
    return {
        code: error.code,
        message: `${error.action} was sent, but no clear answer came back: ${error.message}`,
        requestId: error.requestId ?? null,
        hint: 'It may or may not have taken effect. Run again: the status will be looked at before anything is sent.',
    };
}
function foundInSeveral(types, id) {
    return {
        code: 'AMBIGUOUS_ID',
        message: `The id ${id} exists as ${types.join(' and as ')}; nothing was sent.`,
        requestId: null,
        hint: `Name the kind: ${types.map((type) => `${type}/${id}`).join(' or ')}.`,
    };
}
/** A look whose answer says nothing that can be relied on. */
function unreliable(reason) {
    return {
        code: 'UNRELIABLE_ANSWER',
        message: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
        requestId: null,
        hint: AGAIN,
    };
}
/** Accepted as a whole, and this one left out. */
function partlyRefused(action, requestId) {
    return {
        code: 'PARTLY_REFUSED',
        message: `${action} was answered as accepted, but not for this one; the API does not say why.`,
        requestId: requestId ?? null,
        hint: 'See in the console whether something still holds it, then run again.',
    };
}
/** Somebody has protected it when it was on its way already. */
function keptTooLate({ requests, lastStatus }, reason) {
    const last = requests.at(-1);
    return {
        code: 'PROTECTED_TOO_LATE',
        message: `${last?.action ?? 'A call'} had been sent when it turned out to be protected (${reason}). It is ${lastStatus ?? 'not listed'}, and nothing more was sent.`,
        requestId: last?.requestId ?? null,
        hint: 'If it is in the recycle bin, restore it in the console within 24 hours.',
    };
}
/** A person wants it back: nothing more is sent. */
function restored({ status, requests, closed }) {
    const by = closed.has('terminate')
        ? 'This run sent it to the recycle bin'
        : 'It was found in the recycle bin';
    return {
        code: 'RESTORED',
        message: `${by}, and it is ${status ?? 'back'} now: somebody has restored it. It is kept, and nothing more was sent.`,
        requestId: requests.at(-1)?.requestId ?? null,
        hint: 'If it should go nevertheless, run again.',
    };
}
/** Sent to the bin and then not listed any more: what was seen, and what was not. */
function neverSeenInBin({ closed, seenInBin, wasLeaving, goesAlong, sighting, }) {
    if (seenInBin || wasLeaving || goesAlong || sighting?.recycleBin !== true)
        return undefined;
    if (!closed.has('terminate') || closed.has('release'))
        return undefined;
    return `its termination was accepted and no list has it any more, checked for ${CLAIMS.unexpected.overMs / 1000} s, but it was never seen in the recycle bin`;
}
/** Everything else is done, and its status does not change. */
function stayedUnknown(resource, ms) {
    const failure = unknownStatus(resource);
    return { ...failure, message: `${failure.message} It was waited for ${ms / 1000} s after everything else.` };
}
/** Its list still has what its lookups lack. */
function stillListed(kind, status) {
    return {
        code: 'UNRELIABLE_ANSWER',
        message: `${kind.describe.action} does not find it by its id, but still lists it as ${status}, ${CLAIMS.unexpected.overMs / 1000} s later.`,
        requestId: null,
        hint: 'Check in the console whether it still exists, then run again.',
    };
}
/** What was created while the run tore down the rest, again and again. */
function keepsAppearing(labels) {
    return {
        code: 'STILL_APPEARING',
        message: `${(0,zenlayer/* firstOf */.Ku)(labels, 5)} appeared while the run was at work, and nothing was sent for ${labels.length === 1 ? 'it' : 'them'}.`,
        requestId: null,
        hint: 'Run again. If that does not end, something goes on creating resources that match the inputs: stop it first.',
    };
}
/** The first call may already be the last. */
function noRecycleBin(kind) {
    return {
        code: 'NO_RECYCLE_BIN',
        message: `${/^[aeiou]/.test(kind.label) ? 'An' : 'A'} ${kind.label} like this may have no recycle bin to go to: ${kind.writes.terminate.action} may destroy it for good. With destroy: false nothing was sent.`,
        requestId: null,
        hint: 'Set destroy: true if it may be destroyed.',
    };
}
/** The list of a kind was still being read when the run ended. `trouble`: what had gone wrong until then. */
function notListed(reason, trouble) {
    const what = `before its list had been read`;
    if (reason?.type === 'refused')
        return failureOf(reason.error);
    if (reason?.type === 'cancelled') {
        return { code: 'CANCELLED', message: `The run was cancelled ${what}.`, requestId: null, hint: AGAIN };
    }
    if (reason?.type === 'timeout')
        return listTimedOut(trouble);
    return {
        code: 'INTERNAL_ERROR',
        message: `The run broke off ${what}.`,
        requestId: null,
        hint: 'Please report it.',
    };
}
/** A list that cannot be read must not take the time of all the others. `trouble`: why it could not, where that is known. */
function listTimedOut(trouble) {
    const message = 'Time ran out before its list had been read.';
    if (trouble !== undefined)
        return { ...trouble, message: `${message} ${trouble.message}` };
    return {
        code: 'TIMED_OUT',
        message,
        requestId: null,
        hint: 'Run again, or raise the input wait-timeout.',
    };
}
/** Some of a list cannot be understood, and may be what was meant. */
function notRead(kind, count, why) {
    return {
        code: 'UNRELIABLE_ANSWER',
        message: `${count} of what ${kind.describe.action} lists cannot be read, so nothing was done on ${count === 1 ? 'it' : 'them'}: ${why}.`,
        requestId: null,
        hint: 'See in the console what else there is.',
    };
}
/** The server lists a resource group, but does not tell it, nor keep to it. */
function groupNotProven(kind) {
    return {
        code: 'UNRELIABLE_ANSWER',
        message: `${kind.describe.action} does not tell the resource group of what it lists, and its filter by resource group lets others pass, so nothing of this kind was selected.`,
        requestId: null,
        hint: 'Select it by tags or name instead.',
    };
}
function unknownStatus({ status }) {
    return {
        code: 'UNKNOWN_STATUS',
        message: `Its status is ${status ?? 'not known'}, which this action does not know; in such a status nothing is written.`,
        requestId: null,
        hint: 'See in the console what it is doing. If the status is a new one of Zenlayer, a newer release of this action may know it.',
    };
}
/** For what was still open when the run ended. */
function unfinished(resource, reason) {
    const { status, phase } = resource;
    if (reason.type === 'guarded')
        return reason.failure;
    const trouble = resource.trouble ?? resource.lookTrouble;
    const where = `${status === undefined ? 'before any look had found it' : `while it was ${status}`}${waiting(resource)}${inFlight(resource)}`;
    if (reason.type === 'refused') {
        const failure = failureOf(reason.error, resource);
        return { ...failure, message: `The run was stopped ${where}. ${failure.message}` };
    }
    if (reason.type === 'crashed') {
        return {
            code: 'INTERNAL_ERROR',
            message: `The run broke off on an error of its own ${where}.`,
            requestId: trouble?.requestId ?? null,
            hint: `${AGAIN} And please report the error.`,
        };
    }
    if (reason.type === 'cancelled') {
        return {
            code: 'CANCELLED',
            message: `The run was cancelled ${where}.`,
            requestId: trouble?.requestId ?? null,
            hint: AGAIN,
        };
    }
    if (trouble !== undefined)
        return { ...trouble, message: `Time ran out ${where}. ${trouble.message}` };
    if (status !== undefined && phase === 'unknown') {
        return { ...unknownStatus(resource), message: `Time ran out. ${unknownStatus(resource).message}` };
    }
    return {
        code: 'TIMED_OUT',
        message: `Time ran out ${where}.`,
        requestId: null,
        hint: `${AGAIN} Or raise the input wait-timeout.`,
    };
}
function waiting({ waitsFor }) {
    return waitsFor === undefined ? '' : `, and waiting for ${waitsFor.label} to go first`;
}
/** A write that nobody waited for any more may yet take effect: that must not go untold. */
function inFlight({ requests }) {
    const last = requests.at(-1);
    return last?.code === zenlayer/* STOPPED */.yd ? `; ${last.action} had been sent, and its answer was not waited for` : '';
}
const AGAIN = 'Run again: it goes on from where it is.';
/** Every further call would be refused for the same reason. */
function concernsTheRun(error) {
    return meaningOf(error.code) === 'credentials' || (UNREACHABLE.has(error.code) && !error.transient);
}
const UNREACHABLE = new Set([
    zenlayer/* LOCAL_CODES */.vF.network,
    zenlayer/* LOCAL_CODES */.vF.certificate,
    zenlayer/* LOCAL_CODES */.vF.redirect,
]);

;// CONCATENATED MODULE: ./src/teardown/criteria.ts
// What has to be true of a resource for it to be torn down. Checked on every resource on this side, whatever the
// server's filters have done: a fuzzy or an ignored filter must never widen a deletion.

function compileCriteria({ tags, name, resourceGroupId, olderThanMs }) {
    const nameMatches = name === undefined ? () => true : compileGlob(name);
    return (sighting, now) => {
        if (!tags.every((wanted) => sighting.tags.some((tag) => meets(tag, wanted))))
            return 'it has not every tag of the input tags';
        if (!nameMatches(sighting.rawName))
            return 'its name is not of the input name';
        if (resourceGroupId !== undefined && sighting.resourceGroupId !== resourceGroupId) {
            // Of a resource whose group the API does not tell, nobody knows whether it is of the right one.
            return sighting.resourceGroupId === undefined
                ? 'the API does not tell its resource group'
                : 'it is of another resource group';
        }
        if (olderThanMs === undefined)
            return undefined;
        if (sighting.createdAt === undefined)
            return 'the API does not tell when it was created';
        return now - sighting.createdAt > olderThanMs ? undefined : 'it is younger than older-than says';
    };
}
function meets(tag, wanted) {
    return tag.key === wanted.key && (wanted.value === undefined || tag.value === wanted.value);
}
/** Some kinds do not tell their group, but were listed by one. */
function withGroup(sighting, listedGroup) {
    return { ...sighting, resourceGroupId: sighting.resourceGroupId ?? listedGroup };
}

;// CONCATENATED MODULE: ./src/teardown/streak.ts
// The same answer, again and again: how often, and over which time.
/** `streak` with one more answer, to a request of `at`. */
function extended(streak, at) {
    return { looks: (streak?.looks ?? 0) + 1, since: streak?.since ?? at, last: at };
}

;// CONCATENATED MODULE: ./src/teardown/list.ts
// Reading the list of a kind: to its last page, and often enough that what it lacks may be believed.





/** Of one call, throttled ones included. */
const LIST_ATTEMPTS = 5;
/** Readings that cannot be relied on, before the list is given up. */
const MAX_BAD_READINGS = 4;
/** Readings that can be relied on, beyond those that the claim needs, while the list still changes. */
const MAX_MORE_READINGS = 3;
const BEFORE_READING_AGAIN_MS = 1000;
const MAX_PAGES = 1000;
/**
 * @throws CallError when the API refused, or did not answer
 * @throws StoppedError when the run was stopped first
 */
async function readWholeList(kind, options) {
    const { clock, stop, checks, givenUp, onTrouble } = options;
    const union = new Map();
    const unread = new Map();
    let streak;
    let before;
    let badReadings = 0;
    let trouble = unreliable(`the list of ${kind.describe.action} changed while its pages were read`);
    while (!givenUp.aborted) {
        const at = clock.now();
        // One of the readings looks beyond the page where the list should end.
        const reading = await readPages(kind, options, streak === undefined);
        if ('reason' in reading) {
            trouble = unreliable(reading.reason);
            onTrouble(trouble);
            before = undefined;
            badReadings += 1;
            if (badReadings === MAX_BAD_READINGS)
                return trouble;
            await clock.sleep(BEFORE_READING_AGAIN_MS, stop.stopped);
            continue;
        }
        streak = extended(streak, at);
        const isNew = reading.sightings.some(({ id }) => !union.has(id));
        for (const sighting of reading.sightings)
            union.set(sighting.id, sighting);
        for (const { id, reason } of reading.unread)
            if (id !== undefined)
                unread.set(id, reason);
        const isSteady = isConsistent(before, reading) && (!isNew || checks.min === 1);
        const isLast = streak.looks >= checks.min + MAX_MORE_READINGS;
        if (isEnough(streak, checks) && (isSteady || isLast)) {
            return isConsistent(before, reading) ? merged(union, unread, reading) : trouble;
        }
        before = reading;
        await clock.sleep(Math.max(0, dueIn(streak, checks, clock.now())), stop.stopped);
    }
    return trouble;
}
/** One page is the state of one moment; several may have moved while they were read, so two readings have to agree. */
function isConsistent(before, reading) {
    if (reading.pages === 1)
        return true;
    if (before === undefined)
        return false;
    const ids = new Set(before.sightings.map(({ id }) => id));
    return ids.size === reading.sightings.length && reading.sightings.every(({ id }) => ids.has(id));
}
function merged(union, unread, last) {
    const known = [...unread].flatMap(([id, reason]) => (union.has(id) ? [] : [reason]));
    const unknown = last.unread.flatMap(({ id, reason }) => (id === undefined ? [reason] : []));
    return { sightings: [...union.values()], unread: [...known, ...unknown] };
}
/** The list from its first page to its last, or why it cannot be relied on. */
async function readPages(kind, options, looksBeyond) {
    const found = new Map();
    const unread = [];
    let total;
    let fullPage = 1;
    for (let pageNum = 1;; pageNum += 1) {
        const page = await readOnePage(kind, options, pageNum);
        if ('reason' in page)
            return page;
        total ??= page.total;
        // Something has come or gone meanwhile, and with it the pages have moved: one may have slipped between two of them.
        if (page.total !== total)
            return doubt(kind, 'the list changed while its pages were read');
        const before = found.size + unread.length;
        for (const sighting of page.sightings)
            found.set(sighting.id, sighting);
        unread.push(...page.unread);
        const seen = found.size + unread.length;
        const onPage = seen - before;
        if (pageNum === 1)
            fullPage = Math.max(1, onPage);
        if (seen === total) {
            // The count may be that of one page alone, and a page as long as the first one may be full.
            const more = looksBeyond && onPage >= fullPage ? await countBeyond(kind, options, pageNum + 1, found) : 0;
            if (more > 0)
                return doubt(kind, `it counts ${total} resources but lists ${seen + more}`);
            return { sightings: [...found.values()], unread, pages: pageNum };
        }
        if (seen > total || onPage === 0 || pageNum === MAX_PAGES)
            return doubt(kind, `it counts ${total} resources but lists ${seen}`);
    }
}
/** How many resources a page lists that should not be there. Some servers repeat their last page, or refuse the number. */
async function countBeyond(kind, options, pageNum, found) {
    try {
        const page = await readOnePage(kind, options, pageNum);
        if ('reason' in page)
            return 0;
        return page.unread.length + page.sightings.filter(({ id }) => !found.has(id)).length;
    }
    catch (error) {
        if (error instanceof zenlayer/* CallError */.RA && error.fromApi && NO_SUCH_PAGE.has(meaningOf(error.code)))
            return 0;
        throw error;
    }
}
const NO_SUCH_PAGE = new Set(['invalid', 'other']);
async function readOnePage(kind, options, pageNum) {
    const { service, version, describe } = kind;
    const body = { ...options.filters, pageNum, pageSize: RESOURCES_PER_PAGE };
    const { response } = await options.client.call({ service, version, action: describe.action, body, write: false }, {
        attempts: LIST_ATTEMPTS,
        onAttempt: (attempt) => {
            reportAttempt(attempt, options);
        },
    });
    try {
        return readPage(kind, response);
    }
    catch (error) {
        return doubt(kind, error instanceof Error ? error.message : String(error));
    }
}
/** A list may be given up between two attempts: then this is why. */
function reportAttempt({ action, code, requestId }, { onTrouble }) {
    if (code === undefined)
        return;
    onTrouble({ code, message: `The last attempt of ${action} failed.`, requestId: requestId ?? null });
}
function doubt(kind, why) {
    return { reason: `the answer to ${kind.describe.action} cannot be relied on: ${why}` };
}

;// CONCATENATED MODULE: ./src/teardown/select.ts
// Selecting: from lists, read to their last page, to the resources that meet the criteria.







/** One list that cannot be read must leave the others their time: so much of the whole budget, or what the readings need. */
const SHARE_OF_TIME = 0.25;
/** What a list may show although nothing is left to do. */
const AT_THE_GOAL = {
    recycled: ['recycled', 'leaving', 'gone'],
    // What somebody has put into the bin before is to be destroyed, too.
    destroyed: ['gone'],
};
/** Never throws: what could not be read is in `unlisted`. */
async function select_select(options) {
    const { words, criteria } = options;
    const kinds = [...new Set(words.flatMap((word) => word.kinds))];
    const lists = await Promise.all(kinds.map((kind) => readInTime(kind, options)));
    return {
        targets: lists.flatMap(({ kind, matches }) => matches.map((match) => targetFor(kind, match, criteria))),
        unlisted: lists.flatMap(({ kind, failure }) => failure === undefined ? [] : [{ type: kind.type, failure }]),
        undated: lists.flatMap(({ kind, undated }) => undated.map(({ id }) => `${kind.type}/${id}`)),
    };
}
function targetFor(kind, listed, { resourceGroupId }) {
    const { id } = listed;
    const untold = listed.resourceGroupId === undefined ? { listedGroup: resourceGroupId } : {};
    return { type: kind.type, kinds: [kind], id, listed, ...untold };
}
function failed(kind, failure) {
    return { kind, matches: [], undated: [], failure };
}
async function readInTime(kind, options) {
    const { clock, budgetMs, stop, listener, checks = CLAIMS.listed } = options;
    const done = new AbortController();
    const givenUp = new AbortController();
    let trouble;
    const late = clock
        .sleep(Math.max(budgetMs * SHARE_OF_TIME, 2 * checks.overMs), done.signal)
        .then(() => failed(kind, listTimedOut(trouble)));
    const work = () => readList(kind, options, givenUp.signal, (failure) => {
        trouble = failure;
    });
    const reading = orFailed(kind, stop, work, () => trouble);
    const list = await Promise.race([reading, late]);
    done.abort();
    givenUp.abort();
    return orFailed(kind, stop, () => {
        // Only now is it certain that this is what counts.
        if (list.listed !== undefined)
            listener.listed(kind, list.matches.length, list.listed);
        return Promise.resolve(list);
    });
}
async function orFailed(kind, stop, work, trouble = () => undefined) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof zenlayer/* StoppedError */.Ko) {
            const { last } = error;
            return failed(kind, notListed(stop.reason, last === undefined ? trouble() : failureOf(last)));
        }
        if (!(error instanceof zenlayer/* CallError */.RA)) {
            stop.stop({ type: 'crashed', error });
            return failed(kind, notListed(stop.reason));
        }
        if (concernsTheRun(error))
            stop.stop({ type: 'refused', error });
        return failed(kind, failureOf(error));
    }
}
async function readList(kind, options, givenUp, onTrouble) {
    const { client, clock, stop, criteria, checks = CLAIMS.listed } = options;
    const filters = serverFilters(kind, criteria);
    const list = await readWholeList(kind, { client, clock, stop, filters, checks, givenUp, onTrouble });
    return 'code' in list ? failed(kind, list) : matching(kind, list, options);
}
async function matching(kind, { sightings, unread }, options) {
    const { criteria, goal, client } = options;
    const { resourceGroupId, olderThanMs } = criteria;
    const unmet = compileCriteria(criteria);
    const unmetBesidesAge = compileCriteria({ ...criteria, olderThanMs: undefined });
    const meets = (sighting, why = unmet) => !AT_THE_GOAL[goal].includes(sighting.phase) &&
        why(withGroup(sighting, resourceGroupId), client.serverNow()) === undefined;
    const matches = sightings.filter((sighting) => meets(sighting));
    const undated = olderThanMs === undefined
        ? []
        : sightings.filter((sighting) => sighting.createdAt === undefined && meets(sighting, unmetBesidesAge));
    const isUntold = resourceGroupId !== undefined &&
        [...matches, ...undated].some((match) => match.resourceGroupId === undefined);
    if (isUntold && !(await filtersByGroup(kind, options)))
        return failed(kind, groupNotProven(kind));
    const [reason] = unread;
    return {
        kind,
        matches,
        undated,
        listed: sightings.length,
        // What cannot be read may be what was meant; the others are not to blame for it.
        ...(reason === undefined ? {} : { failure: notRead(kind, unread.length, reason) }),
    };
}
/**
 * Ports and VM disks have no resource group in their items (Python SDK 2.0.77): there only the server's filter keeps
 * the others out. A request for a group that cannot exist shows whether it does: it must list nothing.
 */
async function filtersByGroup(kind, { client }) {
    const { service, version, describe } = kind;
    const body = { resourceGroupId: 'no-such-resource-group', pageNum: 1, pageSize: 1 };
    try {
        const { response } = await client.call({ service, version, action: describe.action, body, write: false }, { attempts: LIST_ATTEMPTS });
        const page = attempt(() => readPage(kind, response));
        return !(page instanceof Error) && page.total + page.sightings.length + page.unread.length === 0;
    }
    catch (error) {
        // That there is no such group says as much.
        if (error instanceof zenlayer/* CallError */.RA && meaningOf(error.code) === 'bad-group')
            return true;
        throw error;
    }
}
function attempt(work) {
    try {
        return work();
    }
    catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}
/** Those of the server's filters that leave out nothing which meets the criteria. */
function serverFilters(kind, { tags, name, resourceGroupId }) {
    return {
        ...tagFilter(tags),
        ...(name === undefined ? {} : nameFilter(kind, name)),
        ...(resourceGroupId === undefined ? {} : { resourceGroupId }),
    };
}
/** One tag alone: no source says whether several mean all of them, or any. */
function tagFilter(tags) {
    const pair = tags.find(({ value }) => value !== undefined);
    if (pair !== undefined)
        return { tags: [{ key: pair.key, value: pair.value }] };
    const [first] = tags;
    return first === undefined ? {} : { tagKeys: [first.key] };
}
function nameFilter({ nameFilter: filter }, glob) {
    const { text, whole } = literalStart(glob);
    // Beyond ASCII, one name may be written in two ways, and the server may tell them apart.
    if (filter === undefined || !/^[ -~]+$/.test(text))
        return {};
    if (whole)
        return { [filter.parameter]: text };
    return filter.prefix ? { [filter.parameter]: `${text}*` } : {};
}

;// CONCATENATED MODULE: ./src/teardown/keep.ts
// Which resources are left alone, and why: by a rule of `protect`, for want of what the criteria ask, or for what they
// carry.


function createKeeper({ guards, criteria, client }) {
    const protectedBy = compileProtection(guards.protect);
    const unmet = compileCriteria(criteria);
    /** The rule by what it was judged on: rules may be many, and most looks show nothing new. */
    const judged = new WeakMap();
    function ruleFor(resource, type, sighting) {
        if (guards.protect.length === 0)
            return undefined;
        const words = wordsOf(sighting);
        const before = judged.get(resource);
        if (before?.words === words)
            return before.rule;
        const rule = protectedBy(type, sighting);
        judged.set(resource, { words, rule });
        return rule;
    }
    return {
        reason(resource) {
            const { kind, sighting, requests, listedGroup } = resource;
            if (kind === undefined || sighting === undefined)
                return undefined;
            const rule = ruleFor(resource, kind.type, sighting);
            if (rule !== undefined)
                return `the input protect has ${rule}`;
            // Once something was sent it is for this run to finish, even if the API tells less of it by then.
            return requests.length > 0 ? undefined : unmet(withGroup(sighting, listedGroup), client.serverNow());
        },
    };
}
/** All that a rule may be about and that may change. */
function wordsOf({ rawName, tags }) {
    return JSON.stringify([rawName, ...tags.flatMap(({ key, value }) => [key, value])]);
}

;// CONCATENATED MODULE: ./src/teardown/batches.ts
/** In order, as many together as the API takes and as each of them may be sent with. */
function batches(resources, write) {
    const most = 'atMost' in write ? write.atMost : 1;
    const result = [];
    let room = 0;
    for (const resource of resources) {
        const last = result.at(-1);
        const size = last?.length ?? 0;
        room = Math.min(last === undefined ? most : room, resource.largestBatch);
        if (last !== undefined && size < room) {
            last.push(resource);
        }
        else {
            result.push([resource]);
            room = Math.min(most, resource.largestBatch);
        }
    }
    return result;
}

;// CONCATENATED MODULE: ./src/teardown/in-turns.ts
/** At most `width` at a time: ten thousand promises at once would cost more memory than all the rest. */
async function inTurns(items, width, work) {
    const queue = items.values();
    await Promise.all(Array.from({ length: Math.min(width, items.length) }, async () => {
        for (const item of queue)
            await work(item);
    }));
}

;// CONCATENATED MODULE: ./src/teardown/next-step.ts
// The heart: from where a resource is and where it should be, the one next step.
const STEPS = {
    recycled: {
        live: 'terminate',
        bound: 'unbind',
        busy: 'wait',
        recycling: 'wait',
        recycled: 'done',
        // Already beyond the bin: nothing to call off, but not gone before it has been seen gone.
        leaving: 'wait',
        gone: 'done',
        unknown: 'wait',
    },
    destroyed: {
        live: 'terminate',
        bound: 'unbind',
        busy: 'wait',
        recycling: 'wait',
        recycled: 'release',
        leaving: 'wait',
        gone: 'done',
        // Whatever it is, destroying it on a guess could not be taken back.
        unknown: 'wait',
    },
};
function isWrite(step) {
    return step !== 'wait' && step !== 'done';
}
function nextStep(phase, goal) {
    return STEPS[goal][phase];
}

;// CONCATENATED MODULE: ./src/teardown/act.ts
// The writes: from what the last look showed to calls, and from their answers to what is known.








/** What was seen longer ago may have another name by now, or be protected: it is looked at again first. */
const FRESH_MS = 20_000;
/** Attempts of one write, throttled ones included, before the others of its kind are looked at again. */
const WRITE_ATTEMPTS = 8;
/** Sends what is due for those of `kind`; told which of them are open. */
function createActor(kind, run) {
    const { client, goal, stop, listener } = run;
    /** Steps this key may not take on this kind. */
    const forbidden = new Map();
    return act;
    async function act(open) {
        const due = { unbind: [], terminate: [], release: [] };
        for (const resource of open) {
            // Only what the last look listed: neither what is vanishing nor what was never found is written on.
            if (resource.kind !== kind || resource.lookup(kind).state !== 'present' || resource.awaitsLook)
                continue;
            const step = nextStep(resource.phase, goal);
            const refusal = isWrite(step) ? forbidden.get(step) : undefined;
            if (run.dryRun)
                run.settle(resource, 'planned', resource.phase === 'unknown' ? unknownStatus(resource) : undefined);
            else if (refusal !== undefined)
                run.settle(resource, 'failed', failureOf(refusal, resource));
            else if (isWrite(step) && !resource.closed.has(step))
                due[step].push(resource);
        }
        const writes = WRITE_STEPS.flatMap((step) => {
            const call = kind.writes[step];
            return call === undefined ? [] : batches(due[step], call).map((batch) => ({ step, call, batch }));
        });
        await inTurns(writes, run.concurrency, ({ step, call, batch }) => orStop(run.stop, () => unlessStopped(() => write(step, call, batch), (last) => {
            for (const resource of batch)
                resource.trouble = failureOf(last, resource);
        })));
    }
    function isFresh({ seenAt }) {
        return run.clock.now() - seenAt <= FRESH_MS;
    }
    async function write(step, call, batch) {
        const { service, version } = kind;
        const operation = { service, version, action: call.action, body: bodyOf(call, batch, run), write: true };
        try {
            // Another of this kind may have met the refusal since.
            const refusal = forbidden.get(step);
            if (refusal !== undefined)
                throw refusal;
            // Without waiting for a turn, which it would take from one that is due.
            if (!batch.every(isFresh))
                throw new zenlayer/* NotDueError */.yl();
            for (const resource of batch)
                resource.awaitsLook = true;
            const { response, requestId } = await client.call(operation, {
                attempts: WRITE_ATTEMPTS,
                isDue: () => batch.every(isFresh),
                onAttempt: (attempt) => {
                    record(batch, attempt);
                },
            });
            const left = leftOut(call, response);
            for (const resource of batch) {
                if (left === 'unclear' || left.has(resource.id)) {
                    resource.trouble = partlyRefused(call.action, requestId);
                    resource.refusals += 1;
                }
                else
                    accepted(step, resource);
            }
        }
        catch (error) {
            if (error instanceof zenlayer/* NotDueError */.yl) {
                for (const resource of batch)
                    resource.overdue = true;
                return;
            }
            if (!(error instanceof zenlayer/* CallError */.RA))
                throw error;
            refused(step, batch, error);
        }
    }
    function record(batch, attempt) {
        const request = {
            action: attempt.action,
            requestId: attempt.requestId ?? null,
            status: attempt.status ?? null,
            ...(attempt.code === undefined ? {} : { code: attempt.code }),
            at: new Date(attempt.at).toISOString(),
        };
        for (const resource of batch)
            resource.requests.push(request);
        listener.answered(batch, request);
    }
    function accepted(step, resource) {
        resource.closed.add(step);
        resource.trouble = undefined;
        resource.movedAt = run.clock.now();
        const outright = resource.status !== undefined && kind.deletedOutright.includes(resource.status);
        if (step === 'terminate' &&
            resource.sighting?.prepaid === true &&
            kind.subscription === 'scheduled' &&
            !outright) {
            run.settle(resource, 'scheduled');
        }
        else if (!run.wait &&
            (step === 'release' || (step === 'terminate' && (goal === 'recycled' || outright)))) {
            run.settle(resource, 'requested');
        }
    }
    function refused(step, batch, error) {
        const meaning = meaningOf(error.code);
        if (concernsTheRun(error)) {
            stop.stop({ type: 'refused', error });
            return;
        }
        if (meaning === 'forbidden')
            forbidden.set(step, error);
        for (const resource of batch) {
            resource.trouble = error.effect === 'unknown' ? lostAnswer(error) : failureOf(error, resource);
        }
        // It may have been applied, or its time may yet come: the next look tells what to send again.
        if (error.effect === 'unknown' || error.transient)
            return;
        if (batch.length > 1 && meaning !== 'forbidden') {
            // One bad id refuses them all, and nothing says which: look again, then send the halves.
            for (const resource of batch) {
                resource.largestBatch = Math.ceil(batch.length / 2);
                resource.movedAt = run.clock.now();
            }
            return;
        }
        for (const resource of batch) {
            switch (meaning) {
                case 'in-bin':
                case 'gone':
                    // Done already, perhaps by the write whose answer was lost. The list has the last word.
                    if (meaning === 'gone' || step === 'terminate') {
                        resource.closed.add(step);
                        resource.movedAt = run.clock.now();
                    }
                    break;
                case 'busy':
                case 'not-in-bin':
                case 'in-use':
                    // Tried again after each look, which come ever less often.
                    resource.refusals += 1;
                    break;
                case 'part-of-instance':
                case 'bad-group':
                case 'subscription':
                case 'commitment':
                case 'credentials':
                case 'forbidden':
                case 'invalid':
                case 'other':
                    run.settle(resource, 'failed', resource.trouble);
                    break;
            }
        }
    }
}
/**
 * The ids that an accepted call did not take. Whatever it lists them under: that of the input is known of one, too.
 * `unclear`: it lists something that cannot be understood.
 */
function leftOut(write, response) {
    if (!('idsField' in write))
        return new Set();
    const lists = [write.idsField, write.failedField ?? write.idsField].map((field) => response[field] ?? []);
    const isClear = lists.every((ids) => Array.isArray(ids) && ids.every((id) => typeof id === 'string'));
    return isClear ? new Set(lists.flat()) : 'unclear';
}
/** Where rules protect something, a call takes along nothing that it need not: it may be just that. */
function bodyOf(write, batch, { guards }) {
    if (!('idsField' in write))
        return { [write.idField]: batch[0]?.id };
    const ids = batch.map(({ id }) => id);
    return { [write.idsField]: ids, ...(keepsDependents(guards) ? write.keepDependents : {}) };
}

;// CONCATENATED MODULE: ./src/teardown/proof.ts
// Whether what the looks have seen of a resource is enough for a claim, and when the next look counts towards one.


/** No candidate's list has it any more, or ever had it, and enough checks agree. */
function isAbsent(resource) {
    const checks = CLAIMS[claimOfAbsence(resource)];
    return resource.candidates.every((kind) => {
        const lookup = resource.lookup(kind);
        return lookup.state === 'failed' || (lookup.state === 'absent' && isEnough(lookup, checks));
    });
}
/** Enough checks agree that the list of `kind` lacks an id that another kind has. */
function isOfAnotherKind(resource, kind) {
    const lookup = resource.lookup(kind);
    return lookup.state === 'absent' && isEnough(lookup, CLAIMS.otherKind);
}
/** It is at the goal, and enough checks agree. An accepted termination followed by the bin needs no second check. */
function hasArrived(resource) {
    const { phase, closed, streak } = resource;
    const isOurs = phase === 'recycled' && closed.has('terminate');
    return isOurs || (streak !== undefined && isEnough(streak, CLAIMS.arrived));
}
/** In how many milliseconds the next check counts towards the claim in question; undefined where there is none. */
function nextCheckIn(resource, kind, goal, now) {
    const lookup = resource.lookup(kind);
    if (lookup.state === 'absent') {
        const isElsewhere = resource.candidates.some((other) => resource.lookup(other).state === 'present');
        return dueIn(lookup, CLAIMS[isElsewhere ? 'otherKind' : claimOfAbsence(resource)], now);
    }
    const { streak, phase } = resource;
    if (lookup.state !== 'present' || streak === undefined || nextStep(phase, goal) !== 'done')
        return undefined;
    return dueIn(streak, CLAIMS.arrived, now);
}
function claimOfAbsence(resource) {
    const { wasLeaving, closed, status, sighting, kind, listed, goesAlong } = resource;
    if (sighting === undefined)
        return listed === undefined ? 'missing' : 'unexpected';
    if (wasLeaving || goesAlong || closed.has('release'))
        return 'released';
    if (!closed.has('terminate'))
        return 'unexpected';
    if (status !== undefined && kind?.deletedOutright.includes(status) === true)
        return 'released';
    const isBound = sighting.recycleBin || sighting.phase === 'recycling' || sighting.phase === 'recycled';
    return isBound ? 'unexpected' : 'binPossible';
}

;// CONCATENATED MODULE: ./src/teardown/backoff.ts
// When to look again, and at which resources: soon after something was set in motion, then less and less often, and
// never after a longer pause than `poll-interval`. So the end of a phase is seen late by a share of its length.


/** The shortest pause between two looks at one kind, whatever happens. */
const MIN_PAUSE_MS = 500;
/** A share of the time since something last moved. */
const SHARE = 0.1;
/** Up to this share is taken off a pause, so that many runs do not look in step. */
const JITTER = 0.1;
/** A timer may be early by a millisecond. */
const TIMER_MS = 5;
/** With very many resources, at most so long passes between two looks at all of them. */
const MAX_BETWEEN_ALL_MS = 5000;
/** The pause before the next look at `open`, all of `kind`, in milliseconds. */
function pauseBefore(kind, open, options) {
    const { now, lookedAt, maxMs, random } = options;
    const jitter = 1 - random() * JITTER;
    // A short `poll-interval` is the user's wish, and no shorter pause is.
    const minMs = Math.min(MIN_PAUSE_MS, maxMs);
    let pause = maxMs;
    for (const resource of open) {
        const wanted = resource.overdue
            ? overduePause(resource, options)
            : Math.max(minMs, ordinaryPause(kind, resource, options, jitter));
        pause = Math.min(pause, wanted);
    }
    return Math.max(pause, lookedAt + minMs - now);
}
/** A write waits for a look: that is due at once, and after a look in vain ever later. */
function overduePause({ unansweredLooks }, { lookedAt, now, maxMs }) {
    return Math.max(0, lookedAt + Math.min(maxMs, MIN_PAUSE_MS * 2 ** unansweredLooks) - now);
}
function ordinaryPause(kind, resource, { goal, now, maxMs }, jitter) {
    const checkIn = nextCheckIn(resource, kind, goal, now);
    const { movedAt, unansweredLooks } = resource;
    if (checkIn === undefined)
        return Math.min(maxMs, (now - movedAt) * SHARE) * jitter;
    // A check that was not answered is still due, but not at once.
    const retryIn = unansweredLooks === 0 ? 0 : Math.min(maxMs, MIN_PAUSE_MS * 2 ** unansweredLooks);
    return Math.max(checkIn + TIMER_MS, retryIn);
}
/**
 * Which of `open` to look at. While nothing has moved, those that have waited longest stand for the rest: they arrive
 * first, and looking at them takes one call, however many there are. Where a claim needs more checks, each resource
 * stands for itself. `sinceAllMs`: since the last look at all.
 */
function worthALook(kind, open, { goal, now, sinceAllMs, maxMs }) {
    if (open.length <= IDS_PER_DESCRIBE || sinceAllMs >= Math.min(MAX_BETWEEN_ALL_MS, maxMs))
        return open;
    const isInQuestion = (resource) => nextCheckIn(resource, kind, goal, now) !== undefined;
    const others = open.filter((resource) => !isInQuestion(resource)).sort((a, b) => a.movedAt - b.movedAt);
    return [...open.filter(isInQuestion), ...others.slice(0, IDS_PER_DESCRIBE)];
}

;// CONCATENATED MODULE: ./src/teardown/conclude.ts
// What a look says about a resource, and what follows from it: its outcome, or nothing yet.






/** So many looks in a row may be refused by something in front of the API before that counts. */
const MAX_ODD_LOOKS = 3;
/** Takes what looks at `kind` say about one resource at a time. */
function createConcluder(kind, run) {
    return (resource, seen) => {
        if (!record(kind, run, resource, seen))
            return;
        if (resource.kind === undefined)
            resolve(run, resource);
        else if (seen.type === 'present')
            concludePresence(kind, run, resource);
        else
            concludeAbsence(run, resource);
    };
}
/** Whether there is something to conclude from it. */
function record(kind, run, resource, seen) {
    switch (seen.type) {
        case 'unanswered':
            resource.lookUnanswered(seen.error === undefined ? unreliable(seen.reason) : failureOf(seen.error, resource));
            return false;
        case 'refused': {
            const { error } = seen;
            if (concernsTheRun(error)) {
                run.stop.stop({ type: 'refused', error });
                return false;
            }
            resource.lookUnanswered(failureOf(error, resource));
            // Something in front of the API may refuse one call and let the next pass.
            if (!error.fromApi && resource.oddLook(kind) < MAX_ODD_LOOKS)
                return false;
            resource.lookFailed(kind, error);
            return true;
        }
        case 'absent':
            resource.sawAbsent(kind, seen.at);
            return true;
        case 'present': {
            const before = resource.status;
            resource.sawPresent(kind, seen.sighting, seen.at);
            const { status } = seen.sighting;
            if (resource.kind === kind && before !== status)
                run.listener.changed(resource, before, status);
            return true;
        }
    }
}
/** Which kind of its family it is. Nothing is decided before each of them has been read, and enough checks agree. */
function resolve(run, resource) {
    const { lookups, id } = resource;
    if (lookups.some(([, { state }]) => state === 'unknown'))
        return;
    const present = lookups.flatMap(([kind, { state }]) => (state === 'present' ? [kind] : []));
    const [only, ...more] = present;
    if (only === undefined) {
        concludeAbsence(run, resource);
        return;
    }
    const unread = lookups.flatMap(([kind, lookup]) => lookup.state === 'failed' ? [{ kind, error: lookup.error }] : []);
    // It may be there, too. One that the key may not read stays out of reach for this run, whatever it has.
    const unclear = unread.find(({ error }) => meaningOf(error.code) !== 'forbidden');
    if (unclear !== undefined) {
        run.settle(resource, 'failed', failureOf(unclear.error, resource));
    }
    else if (more.length > 0) {
        const types = present.map(({ type }) => type);
        run.settle(resource, 'failed', foundInSeveral(types, id));
    }
    else if (lookups.every(([kind, { state }]) => state !== 'absent' || isOfAnotherKind(resource, kind))) {
        for (const { kind, error } of unread)
            run.listener.unchecked(resource, only, kind, error);
        run.resolve(resource, only);
        if (!resource.open || resource.status === undefined)
            return;
        run.listener.changed(resource, undefined, resource.status);
        concludePresence(only, run, resource);
    }
}
/** No list has it: gone, never there, or where this key cannot read. */
function concludeAbsence(run, resource) {
    resource.goesAlong ||= isTakenAlong(run, resource);
    if (!isAbsent(resource))
        return;
    const refusal = resource.candidates
        .map((candidate) => resource.lookup(candidate))
        .find((lookup) => lookup.state === 'failed');
    if (refusal !== undefined) {
        run.settle(resource, 'failed', failureOf(refusal.error, resource));
    }
    else if (resource.sighting === undefined && resource.listed === undefined) {
        run.settle(resource, 'missing');
    }
    else {
        const before = resource.status ?? resource.listed?.status;
        resource.evidence = neverSeenInBin(resource);
        resource.sawGone(run.clock.now());
        run.listener.changed(resource, before, 'gone');
        run.settle(resource, 'destroyed');
    }
}
/** What it hangs on was released, or has gone itself. */
function isTakenAlong(run, { kind, sighting }) {
    if (kind?.carriedBy === undefined || sighting?.carrier === undefined)
        return false;
    const carrier = run.find(`${kind.carriedBy.type}/${sighting.carrier}`);
    return carrier !== undefined && (carrier.gone || carrier.closed.has('release'));
}
function concludePresence(kind, run, resource) {
    const { goal } = run;
    const { phase, sighting } = resource;
    if (isKept(run, resource))
        return;
    if (isRestored(resource)) {
        run.settle(resource, 'failed', restored(resource));
    }
    else if (goal === 'recycled' && (isInUse(phase) || phase === 'busy') && sighting?.recycleBin === false) {
        run.settle(resource, 'failed', noRecycleBin(kind));
    }
    else if (nextStep(phase, goal) === 'done') {
        concludeArrival(run, resource);
    }
    else if (phase === 'leaving' && !run.wait && !run.dryRun) {
        run.settle(resource, 'requested');
    }
}
function concludeArrival(run, resource) {
    if (!hasArrived(resource))
        return;
    const { phase, initialStatus, status, closed } = resource;
    const sinceStart = status === initialStatus && closed.size === 0;
    run.settle(resource, sinceStart ? 'already' : phase === 'gone' ? 'destroyed' : 'recycled');
}
/**
 * It was in the recycle bin, and is in use, or on its way back to that. If this run sent it there itself, an outdated
 * answer may still show what was before.
 */
function isRestored({ phase, foundInBin, seenInBin, closed, streak, sighting }) {
    if (!isInUse(phase) && phase !== 'busy')
        return false;
    if (!closed.has('terminate'))
        return foundInBin;
    const isSteady = streak !== undefined && isEnough(streak, CLAIMS.unexpected);
    return seenInBin && isSteady && sighting?.prepaid !== true;
}
/** A resource that must be kept gets its outcome with that. */
function isKept(run, resource) {
    const reason = run.keeper.reason(resource);
    const isNew = resource.requests.length === 0;
    if (reason !== undefined && isNew) {
        resource.keptBecause = reason;
        run.settle(resource, 'protected');
    }
    else if (reason !== undefined) {
        run.settle(resource, 'failed', keptTooLate(resource, reason));
    }
    else {
        const { expectName } = run.guards;
        // Before that, it is the whole plan that is refused.
        const failure = isNew && expectName !== undefined && run.planChecked() ? renamed(expectName, resource) : undefined;
        if (failure === undefined)
            return false;
        run.settle(resource, 'failed', failure);
    }
    return true;
}

;// CONCATENATED MODULE: ./src/teardown/look.ts
// Looking: one Describe for a hundred ids, and what may be concluded from its answer.



/** Describes of one kind in flight: a kind that does not answer must not take the places of the others. */
const MAX_AT_ONCE = 4;
/** Within one look; the next look is another chance, so trouble with one kind does not hold up the others for long. */
const ATTEMPTS = 4;
/** Calls of one look beyond those for whole groups: the search for a bad id goes on in the next look. */
const MAX_EXTRA_CALLS = 20;
/** So many single ids are refused for lack of permission, and the rest of the look is not tried. */
const MAX_FORBIDDEN = 3;
/** The pause before an id is asked for again whose item alone could not be read; it doubles from the first to the last. */
const RARELY_MS = { min: 1000, max: 60_000 };
function createLooker({ client, clock }, kind) {
    const trouble = createTrouble(clock);
    return async (ids) => {
        const seen = new Map();
        const { groups, small } = trouble.groupsOf(ids);
        let extra = MAX_EXTRA_CALLS - small.length;
        const forbidden = [];
        await inTurns([...groups, ...small], MAX_AT_ONCE, async (group) => {
            const queue = [group];
            for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
                const answer = await ask(client, kind, next, forbidden);
                trouble.note(next, answer);
                for (const [id, what] of answer.seen)
                    seen.set(id, what);
                const halves = halvesOf(answer.divide);
                if (halves.length <= extra) {
                    extra -= halves.length;
                    queue.unshift(...halves);
                }
                else {
                    for (const id of answer.divide)
                        seen.set(id, answer.otherwise);
                }
            }
        });
        return seen;
    };
}
async function ask(client, kind, ids, forbidden) {
    const [first] = forbidden;
    if (first !== undefined && forbidden.length >= MAX_FORBIDDEN)
        return whole(ids, { type: 'refused', error: first });
    let at = -Infinity;
    try {
        const { service, version, describe } = kind;
        // Without a page size the API lists 20, and 80 of a hundred would look gone.
        const body = { [describe.idsField]: ids, pageNum: 1, pageSize: IDS_PER_DESCRIBE };
        const { response } = await client.call({ service, version, action: describe.action, body, write: false }, {
            attempts: ATTEMPTS,
            onAttempt: (attempt) => {
                at = attempt.at;
            },
        });
        return read(kind, ids, response, at);
    }
    catch (error) {
        if (!(error instanceof zenlayer/* CallError */.RA))
            throw error;
        return refusal(ids, error, at, forbidden);
    }
}
const CONCERNS_THE_IDS = new Set(['invalid', 'gone', 'other', 'forbidden']);
function refusal(ids, error, at, forbidden) {
    const unanswered = { type: 'unanswered', reason: `${error.code}: ${error.message}`, error };
    if (error.transient)
        return whole(ids, unanswered);
    const meaning = meaningOf(error.code);
    // One bad id can get a whole list refused, and a permission may be for single resources.
    if (error.fromApi && CONCERNS_THE_IDS.has(meaning) && ids.length > 1)
        return { seen: new Map(), divide: ids, otherwise: unanswered };
    // This is how the API says what a list that lacks the id says.
    if (error.fromApi && meaning === 'gone')
        return { ...whole(ids, { type: 'absent', at }), spoils: true };
    if (meaning === 'forbidden')
        forbidden.push(error);
    return whole(ids, { type: 'refused', error });
}
function read(kind, ids, response, at) {
    const unusable = (why) => ({
        type: 'unanswered',
        reason: `the answer to ${kind.describe.action} cannot be relied on: ${why instanceof Error ? why.message : String(why)}`,
    });
    try {
        const { sightings, unread, unattributed } = readDescribe(kind, new Set(ids), response);
        const seen = new Map();
        const left = [];
        for (const id of ids) {
            const sighting = sightings.get(id);
            const why = unread.get(id);
            if (sighting !== undefined)
                seen.set(id, { type: 'present', sighting, at });
            else if (why !== undefined)
                seen.set(id, unusable(why));
            else
                left.push(id);
        }
        // An item without an id may be any of those that the list lacks.
        const otherwise = unattributed === undefined ? { type: 'absent', at } : unusable(unattributed);
        if (unattributed !== undefined && ids.length > 1)
            return { seen, divide: left, otherwise };
        for (const id of left)
            seen.set(id, otherwise);
        return { seen, divide: [], otherwise, spoils: unattributed !== undefined };
    }
    catch (error) {
        return whole(ids, unusable(error));
    }
}
function whole(ids, seen) {
    return { seen: new Map(ids.map((id) => [id, seen])), divide: [], otherwise: seen };
}
/** Each at least one id smaller than the group that was answered. */
function halvesOf(ids) {
    const middle = Math.ceil(ids.length / 2);
    return [ids.slice(0, middle), ids.slice(middle)].filter(({ length }) => length > 0);
}
/** What earlier looks have learned about ids that spoil the answer for others. */
function createTrouble(clock) {
    /** How many ids one of these may share a call with, itself included. */
    const maxGroup = new Map();
    const askedAt = new Map();
    const rarely = new Map();
    function forget(id) {
        maxGroup.delete(id);
        askedAt.delete(id);
        rarely.delete(id);
    }
    function postpone(id) {
        const pauseMs = Math.min(RARELY_MS.max, 2 * (rarely.get(id)?.pauseMs ?? RARELY_MS.min / 2));
        rarely.set(id, { pauseMs, dueAt: clock.now() + pauseMs });
    }
    function smallGroups(ids) {
        const due = ids.filter((id) => (rarely.get(id)?.dueAt ?? -Infinity) <= clock.now());
        const sizes = [...new Set(due.map((id) => maxGroup.get(id) ?? 1))];
        const lastAsked = ([id = '']) => askedAt.get(id) ?? -Infinity;
        return sizes
            .flatMap((size) => chunk(due.filter((id) => maxGroup.get(id) === size), size))
            .sort((a, b) => lastAsked(a) - lastAsked(b))
            .slice(0, MAX_EXTRA_CALLS);
    }
    return {
        groupsOf: (ids) => ({
            groups: chunk(ids.filter((id) => !maxGroup.has(id)), IDS_PER_DESCRIBE),
            small: smallGroups(ids.filter((id) => maxGroup.has(id))),
        }),
        note(ids, { seen, divide, spoils }) {
            for (const id of ids)
                if (maxGroup.has(id))
                    askedAt.set(id, clock.now());
            for (const id of divide)
                maxGroup.set(id, Math.ceil(divide.length / 2));
            for (const id of seen.keys()) {
                if (spoils !== true)
                    forget(id);
                else if (maxGroup.has(id) && seen.get(id)?.type === 'unanswered')
                    postpone(id);
            }
        },
    };
}
function chunk(items, size) {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

;// CONCATENATED MODULE: ./src/teardown/order.ts
// Which resources wait for which: what stands on something else goes first.

/**
 * Whether others still have to wait for it: it is in use, or may be. What cannot be understood blocks nothing: the API
 * refuses what is still in use.
 */
function inTheWay(resource) {
    if (!resource.open)
        return false;
    if (resource.sighting === undefined) {
        return resource.candidates.some((kind) => resource.lookup(kind).state === 'unknown');
    }
    // Refused again and again because of something else, it may be that which waits for it.
    if (resource.refusals >= MAX_REFUSALS)
        return false;
    // Busy with what this run has asked for, it is on its way; otherwise it may yet come to life.
    return isInUse(resource.phase) || (resource.phase === 'busy' && !resource.closed.has('terminate'));
}
const MAX_REFUSALS = 3;
/** The `type/id` of everything that `resource` is known to be attached to, by what was last seen of it. */
function standsOn({ kind, sighting }) {
    if (kind?.carriedBy === undefined || sighting?.carrier === undefined)
        return [];
    return [`${kind.carriedBy.type}/${sighting.carrier}`];
}
/** A share of the time of the whole run, and never more than two minutes. */
const order_SHARE_OF_TIME = 0.1;
const MAX_WAIT_MS = 120_000;
/**
 * For resources of `kind`: what each of them has to wait for, if anything. Whatever is known to be attached to it, or it
 * to that, blocks for as long as it is in the way. What only might be, by its kind, gives way after a bounded time: one
 * stuck resource must not hold up all that could be behind it.
 */
function blockersOf(kind, { resources, startedAt, budgetMs = Infinity }, now) {
    if (kind.goesAfter.length === 0)
        return () => undefined;
    const maxWaitMs = Math.min(MAX_WAIT_MS, budgetMs * order_SHARE_OF_TIME);
    const before = resources.filter((resource) => goesBefore(resource, kind) && inTheWay(resource));
    const byKind = before.find((resource) => now < givesWayAt(resource, startedAt, maxWaitMs));
    const byLabel = new Map(before.map((resource) => [resource.label, resource]));
    const attached = new Map(before.flatMap((resource) => standsOn(resource).map((label) => [label, resource])));
    return (resource) => attached.get(resource.label) ??
        standsOn(resource)
            .map((label) => byLabel.get(label))
            .find((known) => known !== undefined) ??
        byKind;
}
function goesBefore({ candidates }, kind) {
    return candidates.some(({ type }) => type !== kind.type && kind.goesAfter.includes(type));
}
/** Counted from when its own turn came; if that never does, from when it should have. */
function givesWayAt({ turnAt, candidates }, startedAt, maxWaitMs) {
    return turnAt === undefined
        ? startedAt + Math.max(...candidates.map(waveOf)) * maxWaitMs
        : turnAt + maxWaitMs;
}
/** 1 for a kind that waits for nothing; for the rest, one more than the latest of those it waits for. */
function waveOf(kind) {
    const earlier = KINDS.filter(({ type }) => kind.goesAfter.includes(type));
    return 1 + Math.max(0, ...earlier.map(waveOf));
}

;// CONCATENATED MODULE: ./src/teardown/unknown.ts
// A resource in a status that this action does not know is waited for: but not for long once nothing else is left.

const unknown_MAX_WAIT_MS = 120_000;
/** Settles those of `open` that are still in such a status two minutes after everything else was done. */
function giveUpOnUnknown(open, run) {
    const stuck = open.filter(isUnknown);
    if (stuck.length === 0 || !run.resources.every((resource) => !resource.open || isUnknown(resource)))
        return;
    const since = run.resources.reduce((latest, { endedAt, movedAt }) => Math.max(latest, endedAt ?? movedAt), run.startedAt);
    if (run.clock.now() - since < unknown_MAX_WAIT_MS)
        return;
    for (const resource of stuck)
        run.settle(resource, 'failed', stayedUnknown(resource, unknown_MAX_WAIT_MS));
}
function isUnknown({ kind, phase, sighting }) {
    return kind !== undefined && sighting !== undefined && phase === 'unknown';
}

;// CONCATENATED MODULE: ./src/teardown/lane.ts
// One kind's way through the run: its resources are looked at together, acted on, and looked at again.











/** The checks that a family's id needs, and the time that they take. */
const FIRST_LOOKS_MS = CLAIMS.otherKind.overMs + 1000;
function createLane(kind, members, run) {
    const { clock, stop } = run;
    const looks = createLooks(kind, members, run);
    const act = createActor(kind, run);
    async function lookUntil(isKnown, maxMs = Infinity) {
        const endsAt = clock.now() + maxMs;
        await looks.once();
        while (stop.reason === undefined && clock.now() < endsAt && !looks.open().every(isKnown)) {
            await looks.pause(stop.stopped);
            await looks.once();
        }
    }
    /** Writes what is due, unless something has to go before. The result aborts when that has gone, if there is any. */
    async function actInTurn() {
        const blockerOf = run.dryRun ? () => undefined : blockersOf(kind, run, clock.now());
        const due = [];
        for (const resource of looks.open()) {
            if (resource.kind !== kind)
                continue;
            resource.waitsFor = blockerOf(resource);
            if (resource.waitsFor !== undefined)
                continue;
            resource.turnAt ??= clock.now();
            due.push(resource);
        }
        const turn = looks.open().some(({ waitsFor }) => waitsFor !== undefined) ? run.turn(kind) : undefined;
        await unlessStopped(() => act(due));
        return turn;
    }
    return {
        look: () => lookUntil((resource) => isOfKnownKind(resource, kind), FIRST_LOOKS_MS),
        survey: () => lookUntil((resource) => isPlannable(resource, kind, run)),
        async run() {
            while (stop.reason === undefined && looks.open().length > 0) {
                const turn = await actInTurn();
                run.progressed();
                if (looks.open().length === 0)
                    return;
                await looks.pause(turn === undefined ? stop.stopped : AbortSignal.any([turn, stop.stopped]));
                // What was seen before the turn came is recent enough for a write, or the write itself asks for a look.
                if (turn?.aborted === true)
                    continue;
                await looks.once();
                giveUpOnUnknown(looks.open(), run);
                run.progressed();
            }
        },
    };
}
/** As many as are looked at in one go. */
const MAX_OVERDUE = MAX_AT_ONCE * IDS_PER_DESCRIBE;
function createLooks(kind, members, run) {
    const { clock, goal, listener, random, pollIntervalMs: maxMs } = run;
    const conclude = createConcluder(kind, run);
    const look = createLooker(run, kind);
    let lookedAt = -Infinity;
    let lookedAtAll = -Infinity;
    function isOpen(resource) {
        return resource.open && resource.candidates.includes(kind);
    }
    async function lookAt(resources) {
        await unlessStopped(async () => {
            const seen = await look([...new Set(resources.map(({ id }) => id))]);
            reportTrouble(seen);
            for (const resource of resources) {
                const what = seen.get(resource.id);
                if (what !== undefined && isOpen(resource))
                    conclude(resource, what);
            }
        }, (last) => {
            for (const resource of resources)
                resource.lookTrouble = failureOf(last, resource);
        });
        lookedAt = clock.now();
    }
    function reportTrouble(seen) {
        const reasons = [...seen.values()].flatMap((what) => (what.type === 'unanswered' ? [what.reason] : []));
        for (const reason of new Set(reasons))
            listener.lookFailed(kind, reason);
    }
    const open = () => members.filter(isOpen);
    return {
        open,
        async pause(signal) {
            const options = { goal, now: clock.now(), lookedAt, maxMs, random };
            await clock.sleep(pauseBefore(kind, open(), options), signal);
        },
        async once() {
            const all = open();
            // Looks at all of very many may take so long that the first are outdated again when the last are done.
            const overdue = all.filter((resource) => resource.overdue).slice(0, MAX_OVERDUE);
            if (overdue.length > 0)
                return lookAt(overdue);
            const startedAt = clock.now();
            const options = { goal, now: startedAt, sinceAllMs: startedAt - lookedAtAll, maxMs };
            const some = worthALook(kind, all, options);
            await lookAt(some);
            if (some.length < all.length) {
                if (!some.some(({ movedAt, outcome }) => movedAt >= startedAt || outcome !== undefined))
                    return;
                const seen = new Set(some);
                await lookAt(all.filter((resource) => isOpen(resource) && !seen.has(resource)));
            }
            lookedAtAll = clock.now();
        },
    };
}
/** A family's id that some list has needs checks of the other lists. What no list has holds up no one. */
function isOfKnownKind(resource, kind) {
    const isFound = resource.lookups.some(([, { state }]) => state === 'present');
    return resource.kind !== undefined || !isFound || resource.lookup(kind).state === 'failed';
}
/** It is known what comes next: of a family, each list has to say so; at the goal, it takes more checks. */
function isPlannable(resource, kind, { goal }) {
    return (resource.kind === kind &&
        resource.lookup(kind).state === 'present' &&
        nextStep(resource.phase, goal) !== 'done');
}

;// CONCATENATED MODULE: ./src/teardown/plan.ts
// What is ahead of a resource, for people to read before it happens.




/** `keepsDependents`: what could be taken along is left where it is, as far as the API allows. */
function planOf(resource, goal, keepsDependents = false) {
    const { outcome, error, sighting, phase } = resource;
    const refused = error !== undefined && isGuardCode(error.code);
    const mayGo = outcome === undefined || outcome === 'planned' || outcome === 'already' || refused;
    const step = sighting === undefined || !mayGo ? undefined : nextStep(phase, goal);
    return { resource, step, plan: planFor(resource, step, goal, keepsDependents) };
}
function planFor(resource, step, goal, keepsDependents) {
    const { kind, sighting } = resource;
    const calls = callsFor(resource, step, goal);
    const notes = kind === undefined || sighting === undefined ? [] : notesOn(kind, sighting, calls, keepsDependents);
    return {
        wave: kind === undefined ? 1 : waveOf(kind),
        calls,
        ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
    };
}
const AHEAD = {
    unbind: ['unbind', 'terminate', 'release'],
    terminate: ['terminate', 'release'],
    release: ['release'],
};
/** The first write that is ahead, if any: what is busy will be terminated, what is recycling released. */
const FIRST_WHILE_WAITING = {
    busy: 'terminate',
    recycling: 'release',
};
function callsFor({ kind, sighting }, step, goal) {
    if (kind === undefined || sighting === undefined || step === undefined)
        return [];
    const first = isWrite(step) ? step : step === 'wait' ? FIRST_WHILE_WAITING[sighting.phase] : undefined;
    if (first === undefined)
        return [];
    const ends = kind.deletedOutright.includes(sighting.status) || isScheduled(kind, sighting);
    const actions = AHEAD[first]
        .filter((write) => write !== 'release' || (goal === 'destroyed' && (first === 'release' || !ends)))
        .flatMap((write) => kind.writes[write]?.action ?? []);
    // Where it is the same call twice, whether there is a second depends on the account.
    return [...new Set(actions)];
}
function notesOn(kind, sighting, calls, keepsDependents) {
    const terminates = isInUse(sighting.phase) || sighting.phase === 'busy';
    if (!terminates || calls.length === 0)
        return [];
    const expiry = sighting.expires === undefined ? 'its expiry' : `its expiry, ${sighting.expires}`;
    const subscription = isScheduled(kind, sighting)
        ? `a subscription: its renewal is cancelled, and it stays until ${expiry}`
        : `a subscription, which the API does not take back before ${expiry}`;
    return [
        ...(sighting.prepaid ? [subscription] : []),
        ...(kind.takesAlong !== undefined && !isScheduled(kind, sighting)
            ? [`${keepsDependents && canKeep(kind) ? 'leaves' : 'takes along'} ${kind.takesAlong}`]
            : []),
    ];
}
function canKeep({ writes: { terminate } }) {
    return 'keepDependents' in terminate;
}
function isScheduled(kind, { prepaid, status }) {
    return prepaid && kind.subscription === 'scheduled' && !kind.deletedOutright.includes(status);
}

;// CONCATENATED MODULE: ./src/teardown/tracked.ts
// One resource on its way through the run: what was asked, what was seen, what was sent, how it ended.

class Tracked {
    /** As the inputs have it: a kind or a family. */
    type;
    id;
    #lookups;
    #keepsTrail;
    #oddities = new Map();
    /** Known once one candidate's list has it, and the others' have been asked. */
    kind;
    /** As the last look by its id saw it. */
    sighting;
    /** As the list of a selection had it. */
    listed;
    /** How many looks in a row saw it in this phase, and when those were requested. */
    streak;
    /** A look has seen it in the recycle bin. */
    seenInBin = false;
    /** Seen in the recycle bin although this run had not sent it there: if it is live later, a person has restored it. */
    foundInBin = false;
    /** Set once the accepted release of another resource takes it along. */
    goesAlong = false;
    initialStatus;
    /** Zenlayer's word for its status at the last look that listed it. */
    status;
    /** It was in the list, and has been seen not to be any more. */
    gone = false;
    /** It was last seen on its way out of the bin, whoever sent it there. */
    wasLeaving = false;
    /** The phases it was seen in, each from the look that saw it first; in milliseconds since the epoch. */
    trail = [];
    requests = [];
    /** Steps whose write the API has answered so that a second one would be pointless: accepted, or done before. */
    closed = new Set();
    /** When the look that last saw it was requested, in milliseconds since the epoch: an answer is as old as its request. */
    seenAt = -Infinity;
    /** When nothing had to go before it for the first time, in milliseconds since the epoch. */
    turnAt;
    /** Looks in a row that said nothing usable of it. */
    unansweredLooks = 0;
    /** A write on it was not sent, since it had not been looked at for too long. */
    overdue = false;
    /** How often a write was refused because something else is in the way. */
    refusals = 0;
    /** When it was last set in motion, or seen to have moved; in milliseconds since the epoch. */
    movedAt;
    /** Something was sent since the last look: nothing more is, until the next one has answered. */
    awaitsLook = false;
    /** The most ids it may share a release with: a batch that is refused whole is halved. */
    largestBatch = Infinity;
    /** The last thing that went wrong with a write, and may yet come right. */
    trouble;
    /** What has to go before it, while that is so. */
    waitsFor;
    /** Why the last look said nothing, if it did not. */
    lookTrouble;
    outcome;
    error;
    /** Why it was kept, as the end of a sentence; of what is protected. */
    keptBecause;
    /** What its outcome rests on, where that is less than usual. */
    evidence;
    endedAt;
    /** It turned out to be the same as another of the list, which goes on for both. */
    duplicate = false;
    /** Its place among the results. */
    position;
    /** The resource group by which it was listed, for kinds that do not tell theirs. */
    listedGroup;
    constructor({ type, id, kinds, listedGroup, listed }, position = 0, now = 0, keepsTrail = true) {
        this.#keepsTrail = keepsTrail;
        this.movedAt = now;
        this.position = position;
        this.type = type;
        this.id = id;
        this.listedGroup = listedGroup;
        this.listed = listed;
        this.#lookups = new Map(kinds.map((kind) => [kind, { state: 'unknown' }]));
    }
    /** `vm-instance/123`: as the inputs take it back. */
    get label() {
        return `${this.kind?.type ?? this.type}/${this.id}`;
    }
    /** With its name, where it has one: people know their resources by it. */
    get title() {
        const name = this.sighting?.name ?? '';
        return name === '' ? this.label : `${this.label} (${name})`;
    }
    get open() {
        return this.outcome === undefined && !this.duplicate;
    }
    get candidates() {
        return this.kind === undefined ? [...this.#lookups.keys()] : [this.kind];
    }
    /** `gone` and `unknown` before it was ever seen, too: neither is written on. */
    get phase() {
        return this.gone ? 'gone' : (this.sighting?.phase ?? 'unknown');
    }
    /** For people and the output `results`: the status, or `gone`. */
    get lastStatus() {
        return this.gone ? GONE : this.status;
    }
    lookup(kind) {
        return this.#lookups.get(kind) ?? { state: 'unknown' };
    }
    get lookups() {
        return [...this.#lookups];
    }
    /** `at`: when the look was requested. */
    sawPresent(kind, sighting, at) {
        const { phase, status } = sighting;
        const hasMoved = this.sighting?.phase !== phase;
        if (hasMoved) {
            if (this.#keepsTrail)
                this.trail.push({ phase, at });
            this.movedAt = at;
        }
        this.streak = extended(hasMoved || this.lookup(kind).state !== 'present' ? undefined : this.streak, at);
        this.#lookups.set(kind, { state: 'present' });
        this.seenAt = at;
        this.sighting = sighting;
        this.initialStatus ??= status;
        this.status = status;
        this.wasLeaving = phase === 'leaving';
        if (phase === 'recycled') {
            this.seenInBin = true;
            if (!this.closed.has('terminate'))
                this.foundInBin = true;
        }
        this.awaitsLook = false;
        this.#wasAnswered(kind);
    }
    /** `at`: when the look was requested. */
    sawAbsent(kind, at) {
        const before = this.lookup(kind);
        const streak = extended(before.state === 'absent' ? before : undefined, at);
        this.#lookups.set(kind, { state: 'absent', ...streak });
        this.#wasAnswered(kind);
    }
    #wasAnswered(kind) {
        this.overdue = false;
        this.unansweredLooks = 0;
        this.lookTrouble = undefined;
        this.#oddities.delete(kind);
    }
    /** A look that said nothing usable: `trouble` says why, where that is new. */
    lookUnanswered(trouble) {
        this.overdue = false;
        this.unansweredLooks += 1;
        this.lookTrouble = trouble ?? this.lookTrouble;
    }
    sawGone(now) {
        this.gone = true;
        if (this.#keepsTrail)
            this.trail.push({ phase: 'gone', at: now });
    }
    lookFailed(kind, error) {
        this.#lookups.set(kind, { state: 'failed', error });
    }
    /** Counts looks in a row that something else than the API refused. */
    oddLook(kind) {
        const times = (this.#oddities.get(kind) ?? 0) + 1;
        this.#oddities.set(kind, times);
        return times;
    }
}
/** Our word, in lower case, since it is none of Zenlayer's. */
const GONE = 'gone';

;// CONCATENATED MODULE: ./src/teardown/way.ts
// The way a resource has taken, in stretches of time: for pictures.
const NAMES = {
    live: 'terminate',
    bound: 'terminate',
    busy: 'terminate',
    recycling: 'terminate',
    recycled: 'in the bin',
    leaving: 'leaving',
};
/** From what the looks have seen: a phase lasts from the look that saw it first to the look that saw the next. */
function wayOf(resource, startedAt, now) {
    const { label, trail, requests, outcome = 'pending', endedAt = now } = resource;
    const firstWrite = Date.parse(requests[0]?.at ?? '');
    const stretches = [];
    trail.forEach(({ phase, at }, index) => {
        const name = NAMES[phase];
        const to = trail[index + 1]?.at ?? endedAt;
        // In use, it is only on its way once something was sent.
        const from = name === 'terminate' && phase !== 'recycling' ? firstWrite : at;
        if (name === undefined || !(from <= to))
            return;
        const last = stretches.at(-1);
        if (last?.name === name)
            stretches[stretches.length - 1] = { ...last, to: to - startedAt };
        else
            stretches.push({ name, from: from - startedAt, to: to - startedAt });
    });
    return { label, stretches, outcome, endedAt: endedAt - startedAt };
}

;// CONCATENATED MODULE: ./src/teardown/teardown.ts
// The engine: look, decide, act, and look again, until every resource has its outcome.
//
// It reconciles as a Kubernetes controller does. Nothing is concluded from a write but that it was accepted;
// what a resource has come to is always read from a list.









const HEARTBEAT_MS = 30_000;
const MOST_TRAILS = 1000;
/** How long the others wait for a first look that does not come back. */
const PATIENCE_MS = 5000;
function createTeardown(options) {
    const { clock, listener, stop, goal, guards } = options;
    const begunAt = clock.now();
    const startedAt = options.startedAt ?? begunAt;
    // Of very many nobody looks at the way of one, and together they would fill the memory.
    const keepsTrail = options.targets.length <= MOST_TRAILS;
    const resources = options.targets.map((target, index) => new Tracked(target, index, begunAt, keepsTrail));
    /** By kind and id: the same resource may be named by its kind and by its family. */
    const known = new Map();
    /** Of the kinds that wait for others. */
    const turns = new Map();
    let planIsChecked = false;
    let affected = 0;
    const run = {
        ...options,
        resources,
        startedAt: begunAt,
        find: (label) => known.get(label),
        keeper: createKeeper(options),
        planChecked: () => planIsChecked,
        settle(resource, outcome, error) {
            resource.outcome = outcome;
            resource.error = error;
            resource.endedAt = clock.now();
            listener.settled(resource);
        },
        resolve(resource, kind) {
            resource.kind = kind;
            const twin = known.get(resource.label);
            known.set(resource.label, twin ?? resource);
            if (twin === undefined)
                return;
            resource.duplicate = true;
            twin.position = Math.min(twin.position, resource.position);
        },
        turn(kind) {
            const turn = new AbortController();
            turns.set(kind, turn);
            return turn.signal;
        },
        progressed() {
            for (const [kind, turn] of turns) {
                const blockerOf = blockersOf(kind, run, clock.now());
                const isDue = (resource) => resource.open &&
                    resource.kind === kind &&
                    resource.waitsFor !== undefined &&
                    blockerOf(resource) === undefined;
                if (!resources.some(isDue))
                    continue;
                turns.delete(kind);
                turn.abort();
            }
        },
    };
    for (const resource of resources) {
        const [only, ...others] = resource.candidates;
        if (only !== undefined && others.length === 0)
            run.resolve(resource, only);
    }
    async function heartbeat(done) {
        for (;;) {
            await clock.sleep(HEARTBEAT_MS, done);
            if (done.aborted)
                return;
            listener.waiting(resources.filter(({ open }) => open), clock.now() - startedAt);
        }
    }
    async function reconcile() {
        const lanes = lanesFor(resources, run);
        const whole = needsWholePlan(options);
        const surveys = lanes.map((lane) => orStop(stop, () => (whole ? lane.survey() : lane.look())));
        // Without a guard, those that keep us waiting must not hold up the rest.
        const told = new AbortController();
        const patience = whole ? [] : [clock.sleep(PATIENCE_MS, AbortSignal.any([told.signal, stop.stopped]))];
        await Promise.race([Promise.all(surveys), ...patience]);
        told.abort();
        if (stop.reason === undefined)
            checkPlan();
        await Promise.all(lanes.map(async (lane, index) => {
            await surveys[index];
            await orStop(stop, () => lane.run());
        }));
    }
    function checkPlan() {
        keepCarriers();
        listener.planned(listed().map((resource) => planOf(resource, goal, keepsDependents(guards))));
        // All that is still open: what is on its way, or in a status nobody knows, may yet come back to life.
        const open = listed().filter((resource) => resource.open);
        affected = open.length;
        const failure = refusalOf(guards, open, options.affectedBefore);
        if (failure !== undefined) {
            listener.refused(failure);
            stop.stop({ type: 'guarded', failure });
        }
        planIsChecked = true;
    }
    /** What would take along something that is to be kept is kept, too. */
    function keepCarriers() {
        for (const { kind, sighting, outcome, label } of resources) {
            if (outcome !== 'protected' || sighting?.carrier === undefined)
                continue;
            const carrier = resources.find((other) => other.open && other.kind?.type === kind?.carriedBy?.type && other.id === sighting.carrier);
            if (carrier === undefined)
                continue;
            carrier.keptBecause = `${label} on it is protected, and would go with it`;
            run.settle(carrier, 'protected');
        }
    }
    function listed() {
        return resources.filter(({ duplicate }) => !duplicate).sort((a, b) => a.position - b.position);
    }
    return {
        async run() {
            const done = new AbortController();
            const beating = orStop(stop, () => heartbeat(AbortSignal.any([done.signal, stop.stopped])));
            await orStop(stop, reconcile);
            done.abort();
            await beating;
            const reason = stop.reason;
            for (const resource of resources) {
                if (resource.open && reason !== undefined)
                    run.settle(resource, outcomeAtStop(reason), unfinished(resource, reason));
            }
        },
        ways: () => listed().map((resource) => wayOf(resource, startedAt, clock.now())),
        unusedRules: () => [],
        affected: () => affected,
        results: () => listed().map((resource) => resultOf(resource, options, startedAt, clock.now())),
    };
}
function lanesFor(resources, run) {
    const kinds = new Set(resources.flatMap(({ candidates }) => candidates));
    return [...kinds].map((kind) => createLane(kind, resources.filter((r) => r.candidates.includes(kind)), run));
}
/** For a guard has to have seen everything before anything is written, and a dry run is there to be read. */
function needsWholePlan({ dryRun, guards, targets }) {
    const { expectName, maxResources = Infinity, protect } = guards;
    return dryRun || expectName !== undefined || targets.length > maxResources || protect.length > 0;
}
function outcomeAtStop(reason) {
    return reason.type === 'refused' || reason.type === 'guarded' ? 'failed' : 'pending';
}
/** What a guard has refused was planned, too: so that people can see whether it was right. */
function hasPlan(outcome, error) {
    return outcome === 'planned' || (error !== undefined && isGuardCode(error.code));
}
function resultOf(resource, { goal, dryRun, guards }, startedAt, now) {
    const { id, sighting, listed, initialStatus, lastStatus, outcome, error, endedAt, requests } = resource;
    const reason = resource.keptBecause ?? resource.evidence;
    return {
        type: resource.kind?.type ?? resource.type,
        id,
        name: (sighting ?? listed)?.name ?? '',
        outcome: outcome ?? 'pending',
        initialStatus: initialStatus ?? listed?.status ?? null,
        finalStatus: lastStatus ?? null,
        requests: [...requests],
        ...(error === undefined ? {} : { error }),
        ...(reason === undefined ? {} : { reason }),
        ...(dryRun && hasPlan(outcome, error)
            ? { plan: planOf(resource, goal, keepsDependents(guards)).plan }
            : {}),
        ...(sighting?.prepaid === true && sighting.expires !== undefined ? { expiresAt: sighting.expires } : {}),
        seconds: Math.round(((endedAt ?? now) - startedAt) / 100) / 10,
    };
}

;// CONCATENATED MODULE: ./src/teardown/rounds.ts
// A run from the selection to its end: what is selected is torn down, then the lists are read once more. What appeared
// meanwhile, such as the last resources of a deployment still at work, is torn down in another round.






/** Rounds that tear something down: whatever goes on creating resources must not keep a run for ever. */
const MAX_ROUNDS = 3;
/** Never throws: what went wrong is in the results, and in the reason of the stop. */
async function runRounds(options) {
    const { words, clock, targets, stop } = options;
    const startedAt = clock.now();
    if (words === undefined) {
        const teardown = createTeardown({ ...options, startedAt, targets });
        await teardown.run();
        return endOf([teardown], { targets, unlisted: [], undated: [] });
    }
    const first = await select_select({ ...options, words });
    const rounds = [];
    let selected = first;
    let news = selected.targets;
    do {
        const teardown = createTeardown({
            ...options,
            startedAt,
            targets: news,
            affectedBefore: affectedIn(rounds),
        });
        rounds.push(teardown);
        await teardown.run();
        // A list that could not be read is reported as it is, and gets no more of the time.
        const readable = readableOf(words, selected.unlisted);
        const again = mayHaveMore(options, news)
            ? await selectAgain({ ...options, words: readable }, rounds)
            : undefined;
        news = again?.targets ?? [];
        if (again !== undefined)
            selected = rounds_merged(selected, again);
        if (news.length > 0)
            await orStop(stop, () => announce(options, news));
    } while (news.length > 0 && rounds.length < MAX_ROUNDS && stop.reason === undefined);
    return endOf(rounds, { ...selected, unlisted: [...selected.unlisted, ...unreached(news)] });
}
function announce({ listener }, news) {
    listener.appeared(news.map(labelOf));
    return Promise.resolve();
}
function readableOf(words, unlisted) {
    const types = new Set(unlisted.map(({ type }) => type));
    return words.map(({ type, kinds }) => ({ type, kinds: kinds.filter((kind) => !types.has(kind.type)) }));
}
/** Nothing appears while a run lasts no time, and a dry run changes nothing that could be checked. */
function mayHaveMore({ dryRun, stop }, targets) {
    return !dryRun && stop.reason === undefined && targets.length > 0;
}
/** Reads the lists once more. `targets` is what no round has had; what a list may show only for a while is read again. */
async function selectAgain(options, rounds) {
    const { clock, stop } = options;
    const known = new Map(rounds.flatMap((round) => round.results().map((result) => [labelOf(result), result])));
    const silent = { ...options.listener, listed: () => undefined };
    let streak;
    for (;;) {
        const at = clock.now();
        const again = await select_select({ ...options, listener: silent, checks: { min: 1, overMs: 0 } });
        if (stop.reason !== undefined)
            return { targets: [], unlisted: [], undated: [] };
        const targets = again.targets.filter((target) => !known.has(labelOf(target)));
        const ghosts = again.targets.filter((target) => isClaimedGone(known.get(labelOf(target))?.outcome));
        streak = extended(streak, at);
        if (targets.length > 0 || ghosts.length === 0)
            return { ...again, targets };
        if (isEnough(streak, CLAIMS.unexpected)) {
            const contradictions = ghosts.flatMap(contradictionOf);
            return { ...again, targets, unlisted: [...again.unlisted, ...contradictions] };
        }
        await clock.sleep(Math.max(0, dueIn(streak, CLAIMS.unexpected, clock.now())), stop.stopped);
    }
}
function isClaimedGone(outcome) {
    return outcome === 'destroyed' || outcome === 'missing';
}
function contradictionOf({ kinds: [kind], type, id, listed }) {
    return kind === undefined || listed === undefined
        ? []
        : [{ type: `${type}/${id}`, failure: stillListed(kind, listed.status) }];
}
function affectedIn(rounds) {
    return rounds.reduce((sum, round) => sum + round.affected(), 0);
}
/** The first word on a kind stands: what could not be read at first may have hidden more. */
function rounds_merged(first, again) {
    const types = new Set(first.unlisted.map(({ type }) => type));
    return {
        targets: [...first.targets, ...again.targets],
        unlisted: [...first.unlisted, ...again.unlisted.filter(({ type }) => !types.has(type))],
        undated: [...new Set([...first.undated, ...again.undated])],
    };
}
/** What appeared after the last round, one line per kind. */
function unreached(news) {
    return [...new Set(news.map(({ type }) => type))].map((type) => ({
        type,
        failure: keepsAppearing(news.filter((target) => target.type === type).map(labelOf)),
    }));
}
function labelOf({ type, id }) {
    return `${type}/${id}`;
}
/** A resource that a later round reports as well, such as one that goes along with another, has its last result. */
function endOf(rounds, { unlisted, undated }) {
    const results = new Map(rounds.flatMap((round) => round.results().map((result) => [labelOf(result), result])));
    const ways = new Map(rounds.flatMap((round) => round.ways().map((way) => [way.label, way])));
    const [first, ...later] = rounds.map((round) => round.unusedRules());
    const unusedRules = (first ?? []).filter((rule) => later.every((rules) => rules.includes(rule)));
    return { results: [...results.values()], ways: [...ways.values()], unlisted, undated, unusedRules };
}

;// CONCATENATED MODULE: ./src/teardown/index.ts
// The engine: pure over the client, the clock and the listener it is given.






;// CONCATENATED MODULE: ./src/report/log.ts
// The step's log: what is going on, as it goes on. Everything printed goes through here.




/**
 * Prints one line. The runner takes a line that starts with `::`, or has `##[` anywhere, for a command
 * (actions/runner, ActionCommand.cs), so neither may come from data.
 */
function line(text) {
    info(harmless(text));
}
function log_debug(text) {
    debug(harmless(text));
}
function harmless(text) {
    return text
        .replace(/\p{Cc}|\p{Zl}|\p{Zp}/gu, ' ')
        .replaceAll('##[', '##\u200b[')
        .replace(/^(\s*):/, '$1\u200b:');
}
/** For every call, without headers or bodies: neither the signature nor a secret can get in. */
function logAttempt({ action, status, code, requestId, ms }) {
    const answer = status === undefined ? 'no answer' : `HTTP ${status}`;
    log_debug([action, answer, code, requestId, `${Math.round(ms)} ms`].filter((part) => part !== undefined).join('  '));
}
function createLog({ dryRun }) {
    return {
        listed({ type }, matches, listed) {
            const text = `${type}  ${matches} selected of ${listed} listed`;
            if (listed === 0)
                log_debug(text);
            else
                line(text);
        },
        appeared(found) {
            const count = `${found.length} more ${found.length === 1 ? 'resource matches' : 'resources match'} the inputs now`;
            line(`${count}: ${(0,zenlayer/* firstOf */.Ku)(found, 10)}`);
        },
        unchecked({ id }, found, other, { code }) {
            line(`${id}  found as ${found.type}; ${other.type} could not be checked: ${other.describe.action} ${code}`);
        },
        refused({ message }) {
            line(message);
        },
        planned(plan) {
            if (plan.length === 0)
                return;
            line(planLine(plan, dryRun));
            const order = orderLine(plan);
            if (order !== undefined)
                line(order);
            // In earnest the calls themselves will tell.
            if (dryRun)
                for (const text of planLines(plan))
                    line(text);
        },
        answered(resources, { action, requestId, status, code }) {
            const answer = code === undefined ? 'accepted' : status === null ? `no answer (${code})` : `${status} ${code}`;
            line(`${labels(resources)}  ${action} ${answer}${requestId === null ? '' : `  ${requestId}`}`);
        },
        changed(resource, from, to) {
            // The first sight of a resource is part of the plan; what follows is news.
            if (from === undefined) {
                log_debug(`${resource.label}  ${to}`);
                return;
            }
            const write = resource.requests.at(-1);
            line(`${resource.label}  ${from} -> ${to}${write === undefined ? '' : `  ${write.action} ${write.requestId ?? '(no request id)'}`}`);
        },
        lookFailed(kind, reason) {
            line(`${kind.type}  ${kind.describe.action} gave no answer to rely on, will look again: ${reason}`);
        },
        settled({ label, outcome, lastStatus, error, keptBecause }) {
            // Told once, for all of them.
            if (error !== undefined && isGuardCode(error.code))
                log_debug(`${label}  ${outcome ?? ''}: ${error.code}`);
            else if (outcome === 'protected')
                line(`${label}  protected: ${keptBecause ?? ''}`);
            else if (outcome === 'failed' || outcome === 'pending')
                line(`${label}  ${outcome}: ${error?.message ?? 'no reason known'}`);
            else if (outcome === 'recycled' || outcome === 'destroyed' || outcome === 'planned')
                log_debug(`${label}  ${outcome}`);
            else
                line(`${label}  ${outcome ?? ''}${lastStatus === undefined ? '' : `  ${lastStatus}`}`);
        },
        waiting(open, elapsedMs) {
            line(`Waiting for ${open.length} after ${formatDuration(elapsedMs)}: ${tally(open.map(({ status }) => status ?? 'not found yet'))}.`);
        },
    };
}
const PLANNED = {
    unbind: 'to unbind and terminate',
    terminate: 'to terminate',
    release: 'to release from the recycle bin',
    wait: 'on the way or busy, to wait for',
    done: 'already there',
    protected: 'protected',
    failed: 'refused',
    none: 'not found at the first look',
};
function planLine(plan, dryRun) {
    const steps = tally(plan.map(({ resource, step }) => PLANNED[wordFor(resource.outcome) ?? step ?? 'none']));
    return `Plan for ${plan.length}: ${steps}.${dryRun ? ' Dry run: nothing will be changed.' : ''}`;
}
function wordFor(outcome) {
    return outcome === 'protected' || outcome === 'failed' ? outcome : undefined;
}
/** `In this order: private-connect, then port.`; undefined where nothing waits for anything. */
function orderLine(plan) {
    const due = plan.filter((step) => step.plan.calls.length > 0);
    const waves = [...new Set(due.map((step) => step.plan.wave))].sort((a, b) => a - b);
    if (waves.length < 2)
        return undefined;
    const names = waves.map((wave) => [
        ...new Set(due.filter((step) => step.plan.wave === wave).map(({ resource }) => resource.kind?.type ?? '')),
    ].join(', '));
    return `In this order: ${names.join('; then ')}.`;
}
/** What would be called first, then what would not be touched. */
function planLines(plan) {
    const due = plan
        .filter((step) => step.plan.calls.length > 0)
        .sort((a, b) => a.plan.wave - b.plan.wave)
        .map(({ resource, step, plan: { wave, calls, note } }) => {
        const wait = step === 'wait' ? 'wait, then ' : '';
        const more = note === undefined ? '' : ` (${note})`;
        return `${wave}. ${resource.title}  ${resource.status ?? ''}  ${wait}${calls.join(', then ')}${more}`;
    });
    const rest = plan
        .filter((step) => step.plan.calls.length === 0)
        .map(({ resource, step }) => {
        const { title, outcome, status, keptBecause, error } = resource;
        const why = keptBecause ?? error?.message;
        return `-  ${title}  ${status ?? 'not found'}  ${outcome ?? (step === 'wait' ? 'to wait for' : '')}${why === undefined ? '' : `: ${why}`}`;
    });
    return [...due, ...rest];
}
/** `3 RUNNING, 1 STOPPED` */
function tally(words) {
    const counts = new Map();
    for (const word of words)
        counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}
function labels(resources) {
    return (0,zenlayer/* firstOf */.Ku)(resources.map(({ label }) => label), 3);
}

;// CONCATENATED MODULE: ./src/report/crash.ts
// What went wrong in the action itself.


function reportCrash(crash) {
    error(harmless(`Something went wrong that should not: ${crash instanceof Error ? crash.message : String(crash)}. Please report it; debug logging shows where.`));
    if (crash instanceof Error)
        log_debug(crash.stack ?? 'no stack');
}
/** Whether it did; if not, why is told in the log. */
async function succeeds(work) {
    try {
        await work();
        return true;
    }
    catch (error) {
        reportCrash(error);
        return false;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./src/report/sentence.ts
// One resource's trouble as a sentence: what it is, what was attempted, what came back, what to do.
function sentence_labelOf({ type, id }) {
    return `${type}/${id}`;
}
/** With its name, where it has one: people know their resources by it. */
function titleOf(result) {
    return result.name === '' ? sentence_labelOf(result) : `${sentence_labelOf(result)} (${result.name})`;
}
function troubleOf(result) {
    const { outcome, error, finalStatus } = result;
    if (outcome === 'scheduled') {
        const when = result.expiresAt === undefined ? 'at its expiry' : `at its expiry, ${result.expiresAt}`;
        return `${titleOf(result)} is a subscription: its renewal is cancelled, it goes ${when}, and is ${finalStatus ?? 'there'} until then.`;
    }
    if (error === undefined)
        return `${titleOf(result)} is ${outcome}${finalStatus === null ? '' : ` (last status ${finalStatus})`}.`;
    const request = error.requestId === null ? '' : ` Request id ${error.requestId}.`;
    const hint = error.hint === undefined ? '' : ` ${error.hint}`;
    return `${titleOf(result)} ${outcome === 'pending' ? 'is pending' : 'failed'}: ${error.message} [${error.code}]${request}${hint}`;
}

;// CONCATENATED MODULE: ./src/report/shrink.ts
// The output `results` within GitHub's limits: what people need least is left out first.
/** GitHub counts 1 MB for all outputs of a job, two bytes a character; other outputs want room, too. */
const MAX_CHARACTERS = 400_000;
/** JSON of the results, in order, of at most `max` characters. */
function shrinkResults(results, max = MAX_CHARACTERS) {
    for (const shorten of STAGES) {
        const text = textWithin(results, shorten, max);
        if (text !== undefined)
            return text;
    }
    return keepWhatFits(results, max);
}
/** Given up as soon as it is too long: of ten thousand the whole text would be many megabytes. */
function textWithin(results, shorten, max) {
    const items = [];
    let length = 1;
    for (const result of results) {
        const item = JSON.stringify(shorten(result));
        length += item.length + 1;
        if (length > max)
            return undefined;
        items.push(item);
    }
    return `[${items.join(',')}]`;
}
/** Each leaves out more than the one before: first details of successes, then details of the others. */
const STAGES = [
    (result) => result,
    (result) => (isGood(result) ? { ...result, requests: [] } : result),
    (result) => (isGood(result) ? bare(result) : result),
    (result) => (isGood(result) ? bare(result) : { ...result, requests: result.requests.slice(-1) }),
];
/** Those with trouble first, then the successes, each as short as can be; in the order of the results. */
function keepWhatFits(results, max) {
    const byNeed = [...results.filter((result) => !isGood(result)), ...results.filter(isGood)];
    const kept = new Set();
    let length = 2;
    for (const result of byNeed) {
        length += JSON.stringify(bare(result)).length + 1;
        if (length > max)
            break;
        kept.add(result);
    }
    return JSON.stringify(results.filter((result) => kept.has(result)).map(bare));
}
function isGood({ outcome }) {
    return outcome !== 'failed' && outcome !== 'pending' && outcome !== 'missing';
}
function bare({ type, id, outcome }) {
    return { type, id, outcome };
}

;// CONCATENATED MODULE: ./src/report/outputs.ts
// What later steps read.






/** `folder`: where the file with the whole results goes. `shown`: `all`, or a sentence on what the output leaves out. */
function setOutputs(verdict, results, folder) {
    const output = shrinkResults(results);
    setAll(verdict.outcome, {
        results: output,
        'results-file': writeResults(results, folder),
        'request-ids': JSON.stringify(requestIds(results)),
        succeeded: outputs_labels(verdict.succeededResults),
        pending: outputs_labels(verdict.pendingResults),
        failed: outputs_labels(verdict.failedResults),
    });
    const shown = JSON.parse(output);
    if (isWhole(shown, results))
        return { shown: 'all' };
    const count = shown.length;
    const what = count === results.length ? 'leaves out details' : `holds ${count} of ${results.length} resources`;
    return { shown: `The output results ${what}, to stay within GitHub's limits.` };
}
/** What is left out first are the requests, and then all but the outcome. */
function isWhole(shown, results) {
    return (shown.length === results.length &&
        results.every(({ requests }, index) => {
            const item = shown[index];
            return item?.seconds !== undefined && item.requests?.length === requests.length;
        }));
}
/** For a run that has nothing to tell of any resource: bad input, or no ids. */
function setEmptyOutputs(outcome, folder) {
    setAll(outcome, {
        results: '[]',
        'results-file': writeResults([], folder),
        'request-ids': '[]',
        succeeded: '[]',
        pending: '[]',
        failed: '[]',
    });
}
function setAll(outcome, outputs) {
    setOutput('outcome', outcome);
    for (const [name, value] of Object.entries(outputs))
        setOutput(name, value);
}
const PART = 200;
/** A name of its own each time: a job may have several such steps. The path; '' where nothing could be written. */
function writeResults(results, folder) {
    const path = (0,external_node_path_.join)(folder, `zenlayer-teardown-${(0,external_node_crypto_.randomUUID)()}.json`);
    try {
        const file = (0,external_node_fs_.openSync)(path, 'wx', 0o600);
        try {
            (0,external_node_fs_.writeSync)(file, '[');
            // In parts: of ten thousand the whole text would take more memory than all the rest.
            for (let from = 0; from < results.length; from += PART) {
                const part = results.slice(from, from + PART).map((result) => JSON.stringify(result, undefined, 1));
                (0,external_node_fs_.writeSync)(file, `${from === 0 ? '' : ','}\n${part.join(',\n')}`);
            }
            (0,external_node_fs_.writeSync)(file, '\n]\n');
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
        return path;
    }
    catch (error) {
        debug(`No results file was written: ${error instanceof Error ? error.message : String(error)}`);
        return '';
    }
}
function outputs_labels(results) {
    return JSON.stringify(results.map(sentence_labelOf));
}
/** Each once: a batch has one request id for many resources. */
function requestIds(results) {
    const ids = results.flatMap(({ requests }) => requests.flatMap(({ requestId }) => (requestId === null ? [] : [requestId])));
    return [...new Set(ids)];
}

;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./src/report/markdown.ts
// Text into GitHub-flavoured Markdown, so that it shows as it is: no markup, no link, no mention, no broken table.

/** What can mean something to Markdown or HTML wherever it stands. */
const MARKUP = /[&<>"'`*[\]{}#|~$\\^]/g;
/** An underscore marks emphasis only at the edge of a word. */
const EDGE_UNDERSCORE = /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/**
 * What GitHub looks for in the text of the rendered page, where a character reference has become its character:
 * mentions, issues, emoji. A zero-width space keeps them apart, as Dependabot and Renovate do it.
 */
const REFERENCES = [/[@#](?=\w)/g, /:(?=(?:[\w+-]*[a-z+-][\w+-]*|100|1234):)/gi];
function escapeMarkdown(text) {
    return (REFERENCES.reduce((rest, reference) => rest.replace(reference, '$&\u200b'), (0,zenlayer/* oneLine */.TN)(text))
        .replace(MARKUP, entity)
        .replace(EDGE_UNDERSCORE, entity)
        // GitHub makes a link of an address without any markup, too.
        .replace(/:(?=\/\/)/g, entity)
        .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`));
}
/** As code where it reads like an identifier (an id, a code, a request id); else as escaped text. */
function identifier(text) {
    return /^[A-Za-z0-9][A-Za-z0-9._:/-]*$/.test(text) ? `\`${text}\`` : escapeMarkdown(text);
}
function entity(character) {
    return `&#${character.charCodeAt(0)};`;
}

;// CONCATENATED MODULE: ./src/report/summary.ts
// The job summary: what a person wants to see on the run's page, failures first.





/**
 * GitHub drops a summary of more than 1 MiB whole (GitHub's documentation of workflow commands), and all the
 * summaries of a step share it. Rows are left out before that.
 */
const MAX_BYTES = 1_000_000;
const ICONS = {
    failed: '❌',
    pending: '⏳',
    scheduled: '📅',
    missing: '❔',
    requested: '📨',
    planned: '📝',
    protected: '🛡️',
    skipped: '⏭️',
    recycled: '♻️',
    destroyed: '✅',
    already: '✅',
};
/** What needs a look comes first. */
const ORDER = Object.keys(ICONS);
function renderSummary({ title, verdict, results, ways = [], settings }, maxBytes = MAX_BYTES) {
    const head = `## ${verdict.failed ? '❌' : '✅'} ${escapeMarkdown(title)}\n\n**${escapeMarkdown(verdict.headline)}**\n\n${renderUnlisted(verdict.unlisted)}${renderGantt(ways)}`;
    const foot = renderSettings(settings);
    const room = maxBytes - bytes(head) - bytes(foot) - 200;
    return head + renderTable(results, room) + foot;
}
/** Written where the runner says; a runner without summaries is no reason to fail. */
async function writeSummary(markdown) {
    try {
        await summary.addRaw(markdown, true).write();
    }
    catch (error) {
        debug(`No job summary was written: ${error instanceof Error ? error.message : String(error)}`);
    }
}
function renderTable(results, room) {
    if (results.length === 0)
        return '';
    const planned = results.some(({ plan }) => plan !== undefined);
    const header = `| Resource | Name | Outcome | Last status | Took | ${planned ? 'Would call' : 'Request ids'} |\n| --- | --- | --- | --- | ---: | --- |\n`;
    const sorted = results
        .map((result, index) => ({ result, index }))
        .sort((a, b) => ORDER.indexOf(a.result.outcome) - ORDER.indexOf(b.result.outcome) ||
        (a.result.plan?.wave ?? 0) - (b.result.plan?.wave ?? 0) ||
        a.index - b.index);
    let table = header;
    let left = room - bytes(header);
    for (const [shown, { result }] of sorted.entries()) {
        const row = renderRow(result);
        left -= bytes(row);
        if (left < 0) {
            const more = sorted.length - shown;
            return `${table}\n… and ${more} more ${more === 1 ? 'row' : 'rows'}, left out to keep this summary within GitHub's limit.\n\n`;
        }
        table += row;
    }
    return `${table}\n`;
}
function renderRow(result) {
    const cells = [
        identifier(sentence_labelOf(result)),
        escapeMarkdown(result.name),
        renderOutcome(result),
        escapeMarkdown(result.finalStatus ?? '–'),
        formatDuration(result.seconds * 1000),
        result.plan === undefined ? renderRequests(result) : renderPlan(result.plan),
    ];
    return `| ${cells.join(' | ')} |\n`;
}
/** `1. TerminateInstance, DestroyInstance`: the number says who waits for whom. */
function renderPlan({ wave, calls, note }) {
    if (calls.length === 0)
        return 'nothing';
    const more = note === undefined ? '' : `<br>${escapeMarkdown(note)}`;
    return `${wave}\\. ${calls.map(identifier).join(', ')}${more}`;
}
function renderUnlisted(unlisted) {
    if (unlisted.length === 0)
        return '';
    const rows = unlisted.map(({ type, failure: { code, message, requestId, hint } }) => {
        const request = requestId === null ? '' : `<br>Request id ${identifier(requestId)}`;
        const advice = hint === undefined ? '' : `<br>${escapeMarkdown(hint)}`;
        return `| ${identifier(type)} | ${identifier(code)}<br>${escapeMarkdown(message)}${request}${advice} |\n`;
    });
    return `| Not listed | Why |\n| --- | --- |\n${rows.join('')}\n`;
}
function renderOutcome({ outcome, error, expiresAt, reason }) {
    const word = `${ICONS[outcome]} ${outcome}`;
    if (error !== undefined) {
        const request = error.requestId === null ? '' : `<br>Request id ${identifier(error.requestId)}`;
        const hint = error.hint === undefined ? '' : `<br>${escapeMarkdown(error.hint)}`;
        return `${word}<br>${identifier(error.code)}<br>${escapeMarkdown(error.message)}${request}${hint}`;
    }
    if (reason !== undefined)
        return `${word}<br>${escapeMarkdown(reason)}`;
    if (outcome === 'scheduled' && expiresAt !== undefined)
        return `${word}<br>until ${escapeMarkdown(expiresAt)}`;
    return word;
}
/** A throttled write may have had many ids; the output `results` has them all. */
const MOST_REQUESTS = 6;
function renderRequests({ requests }) {
    const shown = requests.slice(-MOST_REQUESTS).map(({ action, requestId, code }) => {
        const id = requestId === null ? 'no answer' : identifier(requestId);
        return `${action} ${id}${code === undefined ? '' : ` (${identifier(code)})`}`;
    });
    const hidden = requests.length - shown.length;
    return [...(hidden > 0 ? [`${hidden} earlier`] : []), ...shown].join('<br>');
}
function renderSettings(settings) {
    if (settings.length === 0)
        return '';
    const rows = settings.map(([name, value]) => `| ${escapeMarkdown(name)} | ${escapeMarkdown(value)} |\n`);
    return `<details><summary>Settings</summary>\n\n| Input | Value |\n| --- | --- |\n${rows.join('')}\n</details>\n`;
}
function bytes(text) {
    return Buffer.byteLength(text);
}

;// CONCATENATED MODULE: ./src/report/title.ts
/** Names the action wherever it speaks. */
const TITLE = 'Zenlayer Teardown';

;// CONCATENATED MODULE: ./src/report/no-run.ts
// What is told where there is nothing to tell of any resource: the inputs cannot be used, or name nothing, or the run
// broke before it had found out what it was about.






async function reportProblems(problems, folder) {
    setEmptyOutputs('failure', folder);
    const list = problems.map(({ input, message }) => `Input ${input}: ${message}`);
    await writeSummary(`## ❌ ${TITLE}\n\n**The inputs cannot be used; nothing was called.** The log says why.\n`);
    for (const text of list)
        error(harmless(text), { title: 'Input not usable' });
    line('Nothing was called.');
    return 1;
}
async function reportBroken(error, folder) {
    reportCrash(error);
    await succeeds(() => {
        setEmptyOutputs('failure', folder);
    });
    await succeeds(() => writeSummary(`## ❌ ${TITLE}\n\n**Something went wrong that should not.** The log says what.\n`));
    return 1;
}
const NOTHING_NAMED = 'No ids were given: `ids` and `resources` are both empty, and none of `tags`, `name` and `resource-group-id` selects. The usual causes: the job that should have listed them was cancelled or skipped, or its output was dropped because it held a masked value. (Input if-empty.)';
async function reportEmpty(ifEmpty, folder) {
    setEmptyOutputs(ifEmpty === 'error' ? 'failure' : 'success', folder);
    await writeSummary(`## ${ifEmpty === 'error' ? '❌' : '✅'} ${TITLE}\n\n**Nothing to tear down: no ids were given.**\n`);
    if (ifEmpty === 'error')
        error(NOTHING_NAMED);
    else if (ifEmpty === 'warn')
        warning(NOTHING_NAMED);
    else
        line(NOTHING_NAMED);
    return ifEmpty === 'error' ? 1 : 0;
}

;// CONCATENATED MODULE: ./src/report/annotations.ts
// Annotations: what shows on the run's page. GitHub keeps ten of a kind a step, so the tenth speaks for the rest.




const annotations_MOST = 10;
/** GitHub cuts an annotation at 4096 characters. */
const MAX_LENGTH = 4000;
function annotate({ failedResults, pendingResults, unlisted }, results, { ifMissing, sweep }) {
    const lists = unlistedTold(unlisted);
    for (const { title, text } of [
        ...lists,
        ...troublesTold([...failedResults, ...pendingResults], annotations_MOST - lists.length),
    ])
        error(shorten(text), { title: shorten(title) });
    for (const text of warnings(results, ifMissing))
        warning(shorten(text));
    const found = results.filter(({ outcome }) => outcome !== 'protected');
    if (sweep && found.length > 0) {
        warning(shorten(`Found ${labelsOf(found)}. What is left behind that long deserves a look.`), {
            title: `The sweep found ${found.length} ${found.length === 1 ? 'resource' : 'resources'}`,
        });
    }
}
/** One message a reason: what keeps one kind from being listed mostly keeps all. At most half of what there is room for. */
function unlistedTold(unlisted) {
    const reasons = Map.groupBy(unlisted, ({ failure: { code, message } }) => `${code} ${message}`);
    const told = [...reasons.values()].map((group) => {
        const types = group.map(({ type }) => type).join(', ');
        const [{ failure }] = group;
        const request = failure.requestId === null ? '' : ` Request id ${failure.requestId}.`;
        const hint = failure.hint === undefined ? '' : ` ${failure.hint}`;
        return {
            title: group.length === 1 ? `${types} not listed` : `${group.length} kinds not listed`,
            text: `${failure.message} [${failure.code}]${request}${hint} So what there is of ${types} is not wholly known.`,
        };
    });
    const most = annotations_MOST / 2;
    if (told.length <= most)
        return told;
    const rest = told.slice(most - 1);
    return [
        ...told.slice(0, most - 1),
        { title: `${rest.length} more reasons`, text: rest.map(({ text }) => text).join(' ') },
    ];
}
function troublesTold(troubles, most) {
    const [first] = troubles;
    if (first === undefined)
        return [];
    // One reason for all, such as a wrong key, is one message.
    if (troubles.length > 1 && troubles.every(({ error }) => sameError(error, first.error))) {
        return [
            {
                title: `${troubles.length} resources ${outcomesOf(troubles)} for one reason`,
                text: `${troubleOf(first)} The same holds for ${labelsOf(troubles.slice(1))}.`,
            },
        ];
    }
    const single = troubles.length > most ? troubles.slice(0, most - 1) : troubles;
    const rest = troubles.slice(single.length);
    return [
        ...single.map((result) => ({ title: `${sentence_labelOf(result)} ${result.outcome}`, text: troubleOf(result) })),
        ...(rest.length === 0
            ? []
            : [
                {
                    title: `${rest.length} more`,
                    text: `${rest.length} more did not reach the goal: ${labelsOf(rest)}.`,
                },
            ]),
    ];
}
function outcomesOf(results) {
    return [...new Set(results.map(({ outcome }) => outcome))].join(' or ');
}
function sameError(a, b) {
    return (a !== undefined &&
        b !== undefined &&
        a.code === b.code &&
        a.requestId === b.requestId &&
        // Where no answer came, the words have to tell.
        (a.requestId !== null || a.message === b.message));
}
function warnings(results, ifMissing) {
    const missing = results.filter(({ outcome }) => outcome === 'missing');
    const scheduled = results.filter(({ outcome }) => outcome === 'scheduled');
    const single = scheduled.length > annotations_MOST - 1 ? scheduled.slice(0, annotations_MOST - 2) : scheduled;
    const rest = scheduled.slice(single.length);
    return [
        ...single.map((result) => troubleOf(result)),
        ...(rest.length > 0 ? [`Subscriptions as well, to go at their expiry: ${labelsOf(rest)}.`] : []),
        ...(missing.length > 0 && ifMissing === 'warn' ? [`Not found: ${labelsOf(missing)}. ${IF_MISSING}`] : []),
    ];
}
const IF_MISSING = 'Gone before, or never there: check the ids if you expected them. (Input if-missing.)';
function labelsOf(results) {
    return (0,zenlayer/* firstOf */.Ku)(results.map(sentence_labelOf), 20);
}
function shorten(text) {
    const safe = harmless(text);
    // Not between the halves of a character.
    return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…` : safe;
}

;// CONCATENATED MODULE: ./src/report/settings.ts
// The inputs as they were understood, for the fold-out of the summary. No secret is among them.



/** A longer value would take the room of the table. */
const MAX_VALUE = 500;
function settingsOf(inputs) {
    const { selectFrom = [], criteria, guards } = inputs;
    const given = [
        ['resource-type', isAll(selectFrom) ? 'all' : selectFrom.map(({ type }) => type).join(', ')],
        [
            'tags',
            criteria.tags.map(({ key, value }) => (value === undefined ? key : `${key}=${value}`)).join(', '),
        ],
        ['name', criteria.name],
        ['resource-group-id', criteria.resourceGroupId],
        ['older-than', criteria.olderThanMs === undefined ? undefined : formatDuration(criteria.olderThanMs)],
        ['max-resources', guards.maxResources],
        ['expect-name', guards.expectName],
        ['protect', guards.protect.join(', ')],
    ];
    return [
        ...given.flatMap(([name, value = '']) => value === '' ? [] : [[name, (0,zenlayer/* plainText */.wh)(String(value), MAX_VALUE)]]),
        ['endpoint', inputs.origin],
        ['destroy', String(inputs.goal === 'destroyed')],
        ['wait', String(inputs.wait)],
        ['wait-timeout', formatDuration(inputs.waitTimeoutMs)],
        ['poll-interval', formatDuration(inputs.pollIntervalMs)],
        ['concurrency', String(inputs.concurrency)],
        ['dry-run', String(inputs.dryRun)],
        ['if-missing', inputs.ifMissing],
        ['if-empty', inputs.ifEmpty],
    ];
}
function isAll(words) {
    return ALL_TYPES.every((all) => words.some(({ type }) => type === all));
}

;// CONCATENATED MODULE: ./src/report/verdict.ts
// From the results to one word, one sentence and an exit code. Pure: the log, the outputs and the summary all say it.
/** How each outcome counts. A missing resource counts by the policy `if-missing`. */
const COUNTS_AS = {
    recycled: 'succeeded',
    destroyed: 'succeeded',
    already: 'succeeded',
    missing: 'succeeded',
    requested: 'succeeded',
    scheduled: 'succeeded',
    planned: 'neither',
    protected: 'neither',
    skipped: 'neither',
    pending: 'pending',
    failed: 'failed',
};
const WORDS = {
    failed: 'failed',
    pending: 'still pending',
    recycled: 'in the recycle bin',
    destroyed: 'destroyed',
    already: 'already there',
    missing: 'not found',
    requested: 'requested',
    scheduled: 'scheduled to go at expiry',
    planned: 'planned',
    protected: 'protected',
    skipped: 'skipped',
};
const verdict_PLANNED = {
    recycled: 'would go to the recycle bin',
    destroyed: 'would be destroyed for good',
};
function reachVerdict(results, { ifMissing, dryRun, cancelled, unlisted, goal }) {
    const countsAs = ({ outcome }) => outcome === 'missing' && ifMissing === 'error' ? 'failed' : COUNTS_AS[outcome];
    const of = (group) => results.filter((result) => countsAs(result) === group);
    const [succeeded, pending, failed] = [of('succeeded'), of('pending'), of('failed')];
    const cutShort = cancelled && pending.length + unlisted.length > 0;
    const unfinished = pending.length + failed.length + unlisted.length;
    const planned = results.filter((result) => result.outcome === 'planned');
    const outcome = () => {
        if (cutShort)
            return 'cancelled';
        if (unfinished > 0)
            return succeeded.length + planned.length > 0 ? 'partial' : 'failure';
        return dryRun && results.length > 0 ? 'planned' : 'success';
    };
    return {
        outcome: outcome(),
        failed: unfinished > 0,
        headline: headline(results, { dryRun, cancelled: cutShort, unlisted, goal }),
        succeededResults: succeeded,
        pendingResults: pending,
        failedResults: failed,
        unlisted,
    };
}
function headline(results, { dryRun, cancelled, unlisted, goal }) {
    const count = (outcome) => results.filter((result) => result.outcome === outcome).length;
    const parts = Object.keys(WORDS)
        .filter((word) => count(word) > 0)
        .map((word) => `${count(word)} ${word === 'planned' ? verdict_PLANNED[goal] : WORDS[word]}`);
    const prefix = cancelled ? 'Cancelled. ' : dryRun ? 'Dry run, nothing was changed. ' : '';
    const found = results.length === 0
        ? unlisted.length === 0
            ? 'Nothing was found to tear down.'
            : 'Nothing was torn down.'
        : `${results.length} ${results.length === 1 ? 'resource' : 'resources'}: ${parts.join(', ')}.`;
    const types = unlisted.map(({ type }) => type);
    return `${prefix}${found}${types.length === 0 ? '' : ` Not or not wholly listed: ${types.join(', ')}.`}`;
}

;// CONCATENATED MODULE: ./src/report/report.ts
// What a run came to, told in every way there is. What cannot be told one way is told the others.











/** Outputs and summary first, whatever the run came to. `complete`: whether all of it could be told. */
async function report(ended) {
    const { inputs, results, ways, unlisted, reason, folder } = ended;
    const verdict = reachVerdict(results, { ...inputs, unlisted, cancelled: reason?.type === 'cancelled' });
    const settings = settingsOf(inputs);
    const told = [
        await succeeds(() => {
            const { shown } = setOutputs(verdict, results, folder);
            if (shown !== 'all')
                line(`${shown} The file named by results-file has everything.`);
        }),
        await succeeds(() => writeSummary(renderSummary({ title: TITLE, verdict, results, ways, settings }))),
        await succeeds(() => {
            const selects = inputs.selectFrom !== undefined;
            annotate(verdict, results, { ...inputs, sweep: selects && inputs.criteria.olderThanMs !== undefined });
            if (selects && results.length === 0 && unlisted.length === 0)
                notice(harmless(nothingSelected(settings)));
        }),
    ];
    if (reason?.type === 'crashed')
        reportCrash(reason.error);
    line(verdict.headline);
    if (verdict.pendingResults.length > 0)
        line(remainder(verdict.pendingResults));
    return { verdict, complete: !told.includes(false) };
}
function remainder(pending) {
    return `What remains: ${(0,zenlayer/* firstOf */.Ku)(pending.map(sentence_labelOf), 20)}. The output pending lists them all, in the form that the input resources takes.`;
}
const CRITERIA = ['resource-type', 'tags', 'name', 'resource-group-id', 'older-than'];
function nothingSelected(settings) {
    const given = settings.filter(([name]) => CRITERIA.includes(name));
    return `Nothing was found that the inputs select: ${given.map(([name, value]) => `${name} ${value}`).join(', ')}. If something should have been, check them.`;
}

;// CONCATENATED MODULE: ./src/report/index.ts
// What people and later steps read.







;// CONCATENATED MODULE: ./src/main.ts
// The run from end to end: inputs, teardown, report.







/** Names this action to Zenlayer, as the Terraform provider names itself. */
const REQUEST_CLIENT = 'zenlayer-teardown-action';
/** One request; a write without an answer is looked into, never sent again blindly. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Looks in flight, beside the writes: four for each kind. */
const READS_IN_FLIGHT = 4 * KINDS.length;
/** GitHub takes 65 536 characters (REST API, issue comments); the rest is for the link to the run. */
const MAX_COMMENT_BYTES = 60_000;
/** A cancelled run is ended by the runner 7.5 s after it was asked to. */
const GITHUB_WITHIN_MS = { cancelled: 3000, else: 30_000 };
/** Runs the action; the result is the process's exit code. */
async function run(surroundings) {
    const { crashed } = surroundings;
    let code = 1;
    try {
        code = await begin(surroundings);
    }
    catch (error) {
        return reportBroken(error, folderFor(surroundings.env));
    }
    // Thrown where nobody could catch it, and after the run had been told to stop.
    return crashed.aborted ? 1 : code;
}
async function begin(surroundings) {
    const { env } = surroundings;
    const read = (name) => getInput(name);
    // Before a single line is printed.
    for (const secret of secretsIn(read, env))
        setSecret(secret);
    const parsed = parseInputs(read, env);
    if ('problems' in parsed)
        return reportProblems(parsed.problems, folderFor(env));
    const { inputs } = parsed;
    const nothing = inputs.targets.length === 0 && inputs.selectFrom === undefined;
    return nothing ? reportEmpty(inputs.ifEmpty, folderFor(env)) : tearDown(inputs, surroundings);
}
/** Outputs, summary and annotations come before GitHub is told anything; the exit code comes last. */
async function tearDown(inputs, surroundings) {
    const { env, clock = zenlayer/* systemClock */.ml } = surroundings;
    const stop = createStop(clock, inputs.waitTimeoutMs);
    stopOn(surroundings, stop);
    const ended = await group(`${TITLE}: ${heading(inputs)}`, () => carryOut(inputs, { ...surroundings, clock, stop }));
    const { reason } = stop;
    const { verdict, complete } = await report({ inputs, ...ended, reason, folder: folderFor(env) });
    const withinMs = reason?.type === 'cancelled' ? GITHUB_WITHIN_MS.cancelled : GITHUB_WITHIN_MS.else;
    await tellGitHub(inputs, { verdict, results: ended.results, env, withinMs });
    return verdict.failed || reason?.type === 'crashed' || !complete ? 1 : 0;
}
async function carryOut(inputs, { clock, random = Math.random, stop }) {
    const transport = (0,zenlayer/* createLazyTransport */.yU)({
        origin: inputs.origin,
        connections: inputs.concurrency + READS_IN_FLIGHT,
        timeoutMs: REQUEST_TIMEOUT_MS,
        proxy: inputs.proxy,
    });
    const client = (0,zenlayer/* createClient */.UU)({
        transport,
        host: inputs.host,
        credential: inputs.credential,
        clock,
        random,
        pace: (0,zenlayer/* createPace */.qP)({ clock, writes: inputs.concurrency, reads: READS_IN_FLIGHT }),
        stop,
        requestClient: REQUEST_CLIENT,
        onAttempt: logAttempt,
    });
    const shared = { ...inputs, client, clock, random, stop, listener: createLog(inputs) };
    const { targets, selectFrom, waitTimeoutMs } = inputs;
    const ended = await runRounds({ ...shared, targets, words: selectFrom, budgetMs: waitTimeoutMs });
    stop.end();
    // Not waited for: a connection that will not close is no reason to keep the report back.
    transport.close().catch(() => undefined);
    // Of very many nobody looks at a picture.
    return ended.results.length > MOST_WAYS ? { ...ended, ways: [] } : ended;
}
function stopOn({ cancelled, crashed }, stop) {
    const cancel = () => {
        stop.stop({ type: 'cancelled' });
    };
    const crash = () => {
        stop.stop({ type: 'crashed', error: crashed.reason });
    };
    if (crashed.aborted)
        crash();
    if (cancelled.aborted)
        cancel();
    crashed.addEventListener('abort', crash);
    cancelled.addEventListener('abort', cancel);
}
/** Whatever comes of this, the verdict stands. */
async function tellGitHub(inputs, told) {
    const { github } = inputs;
    const { verdict, results, env, withinMs } = told;
    if (!github.comment && github.deactivateEnvironment === undefined)
        return;
    try {
        // Evaluated only where it is asked for.
        const { tellGitHub: tell } = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(218), __nccwpck_require__.e(55)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5055));
        const body = renderSummary({ title: TITLE, verdict, results, settings: [] }, MAX_COMMENT_BYTES);
        // A dry run tears down nothing, also where it finds nothing.
        const succeeded = verdict.outcome === 'success' && !inputs.dryRun;
        const { done, warnings } = await tell({ inputs: github, env, body, succeeded, withinMs });
        for (const text of done)
            line(text);
        for (const text of warnings)
            warning(harmless(text));
    }
    catch (error) {
        warning(harmless(`GitHub could not be told: ${error instanceof Error ? error.message : String(error)}`));
    }
}
/** The runner empties it after each job. */
function folderFor(env) {
    const folder = env['RUNNER_TEMP'] ?? '';
    return folder === '' ? (0,external_node_os_namespaceObject.tmpdir)() : folder;
}
function heading({ targets, selectFrom, dryRun, goal }) {
    if (selectFrom !== undefined) {
        return `${dryRun ? 'dry run over ' : ''}what the inputs select, to ${goal === 'destroyed' ? 'destroy' : 'the recycle bin'}`;
    }
    const resources = `${targets.length} ${targets.length === 1 ? 'resource' : 'resources'}`;
    if (dryRun)
        return `dry run over ${resources}`;
    return goal === 'destroyed' ? `${resources} to destroy` : `${resources} to the recycle bin`;
}


/***/ }),

/***/ 1867:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ StoppedError),
/* harmony export */   RA: () => (/* binding */ CallError),
/* harmony export */   g$: () => (/* binding */ normaliseCode),
/* harmony export */   vF: () => (/* binding */ LOCAL_CODES),
/* harmony export */   wX: () => (/* binding */ TransportError),
/* harmony export */   yd: () => (/* binding */ STOPPED),
/* harmony export */   yl: () => (/* binding */ NotDueError)
/* harmony export */ });
// What can come back instead of an answer, told as what it was.
/** Codes for what no API answered. The first three are the official Python SDK's names for the same things. */
const LOCAL_CODES = {
    network: 'NETWORK_ERROR',
    challenge: 'SECURITY_CHALLENGE',
    blocked: 'REQUEST_BLOCKED',
    timeout: 'REQUEST_TIMEOUT',
    certificate: 'CERTIFICATE_ERROR',
    redirect: 'UNEXPECTED_REDIRECT',
    unreadable: 'UNREADABLE_ANSWER',
};
/** One call failed: which, how, and whether it may have taken effect. */
class CallError extends Error {
    name = 'CallError';
    action;
    code;
    status;
    requestId;
    effect;
    transient;
    throttled;
    retryAfterMs;
    hint;
    /** Whether the API itself said so; else it was the network, or something in front of the API. */
    get fromApi() {
        return !LOCAL.has(this.code);
    }
    /** The same, but not worth another try. */
    asFinal() {
        const { action, code, message, status, requestId, effect, hint } = this;
        return new CallError({ action, code, message, status, requestId, effect, hint, transient: false });
    }
    constructor(fields) {
        super(fields.message);
        this.action = fields.action;
        this.code = fields.code;
        this.status = fields.status;
        this.requestId = fields.requestId;
        this.effect = fields.effect;
        this.transient = fields.transient;
        this.throttled = fields.throttled ?? false;
        this.retryAfterMs = fields.retryAfterMs;
        this.hint = fields.hint;
    }
}
const LOCAL = new Set(Object.values(LOCAL_CODES));
/** Why no answer came: `sent` tells whether the server may have seen the request. */
class TransportError extends Error {
    name = 'TransportError';
    reason;
    sent;
    constructor(reason, sent, message) {
        super(message);
        this.reason = reason;
        this.sent = sent;
    }
}
/** Told of an attempt that the end of the run cut off. */
const STOPPED = 'STOPPED';
/** The run was told to stop (time is up, or it was cancelled) before the call could end. */
class StoppedError extends Error {
    name = 'StoppedError';
    code = STOPPED;
    /** What had gone wrong with the call until then. */
    last;
    constructor(last) {
        super('The run was stopped before the call ended.');
        this.last = last;
    }
}
/**
 * Codes as the wire spells them. The Go SDK's constants write `Invalid.Instance.Not.Found` for what the
 * documentation and the API write `INVALID_INSTANCE_NOT_FOUND`.
 */
function normaliseCode(code) {
    return code.trim().replaceAll('.', '_').toUpperCase();
}
/** The call was not sent: what it was meant for may have changed while it waited for its turn. */
class NotDueError extends Error {
    name = 'NotDueError';
}


/***/ }),

/***/ 138:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  RA: () => (/* reexport */ errors/* CallError */.RA),
  vF: () => (/* reexport */ errors/* LOCAL_CODES */.vF),
  yl: () => (/* reexport */ errors/* NotDueError */.yl),
  yd: () => (/* reexport */ errors/* STOPPED */.yd),
  Ko: () => (/* reexport */ errors/* StoppedError */.Ko),
  UU: () => (/* reexport */ createClient),
  yU: () => (/* reexport */ createLazyTransport),
  qP: () => (/* reexport */ createPace),
  Ku: () => (/* reexport */ zenlayer_text/* firstOf */.Ku),
  u4: () => (/* reexport */ zenlayer_text/* isRecord */.u4),
  TN: () => (/* reexport */ zenlayer_text/* oneLine */.TN),
  wh: () => (/* reexport */ zenlayer_text/* plainText */.wh),
  ml: () => (/* reexport */ systemClock)
});

// UNUSED EXPORTS: normaliseCode

// EXTERNAL MODULE: ./src/zenlayer/errors.ts
var errors = __nccwpck_require__(1867);
// EXTERNAL MODULE: ./src/zenlayer/text.ts
var zenlayer_text = __nccwpck_require__(1931);
;// CONCATENATED MODULE: ./src/zenlayer/answer.ts
// From HTTP to meaning: an answer of the API, an error of the API, or something that is neither.


const THROTTLED = 'REQUEST_LIMIT_EXCEEDED';
const SIGNATURE_EXPIRED = 'AUTHFAILURE_SIGNATURE_EXPIRED';
/** Told with an error, so that nobody reads a page of HTML; the API's own messages are a sentence. */
const MAX_MESSAGE = 500;
const MAX_REQUEST_ID = 128;
/**
 * `secrets` are struck out of every string, in case the other side sends back what it was sent. `now`, in milliseconds
 * since the epoch, is for a Retry-After that is a date, where the answer has no date of its own.
 *
 * @throws CallError when it is no good answer: never guess a success.
 */
function readAnswer(action, http, secrets = [], now = Date.now()) {
    const stranger = notTheApi(action, http);
    if (stranger !== undefined)
        throw stranger;
    const body = parseObject(http.body, secrets);
    if (body === undefined)
        throw unreadable(action, http, undefined, secrets, now);
    const requestId = requestIdOf(body);
    const code = codeOf(body);
    const ok = http.status >= 200 && http.status < 300;
    if (ok && code === undefined && (0,zenlayer_text/* isRecord */.u4)(body['response'])) {
        return {
            status: http.status,
            requestId: requestId ?? requestIdOf(body['response']),
            response: body['response'],
        };
    }
    if (code === undefined)
        throw unreadable(action, http, requestId, secrets, now);
    const message = typeof body['message'] === 'string' ? (0,zenlayer_text/* plainText */.wh)(body['message'], MAX_MESSAGE) : '';
    throw new errors/* CallError */.RA({
        action,
        code,
        message,
        status: http.status,
        requestId,
        retryAfterMs: retryAfterOf(http, now),
        ...consequences(http.status, code),
    });
}
function consequences(status, code) {
    // The limit is recognised by its code under any status, and by its status under any code: gateways change both.
    if (code === THROTTLED || status === 429)
        return { effect: 'none', transient: true, throttled: true };
    if (status >= 500 || status === 408)
        return { effect: 'unknown', transient: true, throttled: false };
    if (SERVER_TROUBLE.has(code))
        return { effect: 'unknown', transient: true, throttled: false };
    return { effect: 'none', transient: false, throttled: false };
}
/** Zenlayer's common codes for trouble on its own side ("Common error codes"). */
const SERVER_TROUBLE = new Set([
    'INTERNAL_SERVER_ERROR',
    'SERVICE_TEMPORARY_UNAVAILABLE',
    'REQUEST_TIMED_OUT',
]);
/** The API sits behind a CDN, which answers for itself at times. The official Python SDK tells the same two apart. */
function notTheApi(action, { status, headers }) {
    const base = { action, status, effect: 'none', transient: false };
    if (status === 403 && headers['cf-mitigated'] === 'challenge') {
        return new errors/* CallError */.RA({
            ...base,
            code: errors/* LOCAL_CODES */.vF.challenge,
            message: "The network in front of the API asked for a browser's security challenge (HTTP 403); the API never saw the request.",
            hint: "Run on a machine whose address Zenlayer's network trusts (a self-hosted runner, or one with a fixed address), or ask Zenlayer support.",
        });
    }
    if (status === 451) {
        return new errors/* CallError */.RA({
            ...base,
            code: errors/* LOCAL_CODES */.vF.blocked,
            message: 'The network in front of the API blocked the request by a security policy (HTTP 451); the API never saw it.',
            hint: 'Ask Zenlayer support why requests from this address are blocked.',
        });
    }
    if (status >= 300 && status < 400) {
        return new errors/* CallError */.RA({
            ...base,
            code: errors/* LOCAL_CODES */.vF.redirect,
            message: `The endpoint answered with a redirect (HTTP ${status}), which is not followed: signed requests go to the endpoint alone.`,
            hint: 'Check the input `endpoint`.',
        });
    }
    return undefined;
}
function unreadable(action, http, requestId, secrets, now) {
    const { status, headers } = http;
    const type = (0,zenlayer_text/* plainText */.wh)(strike(headers['content-type'] ?? 'no content type', secrets), 60);
    const throttled = status === 429;
    // A client error that is not the API's was not carried out, and will not change by asking again.
    const refused = status >= 400 && status < 500 && status !== 408;
    return new errors/* CallError */.RA({
        action,
        status,
        requestId,
        code: throttled ? THROTTLED : errors/* LOCAL_CODES */.vF.unreadable,
        message: `The answer is not one of the Zenlayer API: HTTP ${status}, ${type}.`,
        effect: refused ? 'none' : 'unknown',
        transient: throttled || !refused,
        throttled,
        retryAfterMs: retryAfterOf(http, now),
        hint: refused && !throttled ? 'Check the input `endpoint`.' : undefined,
    });
}
function retryAfterOf({ headers }, now) {
    const serverNow = Date.parse(headers['date'] ?? '');
    return retryAfterMs(headers['retry-after'], Number.isNaN(serverNow) ? now : serverNow);
}
/** `Retry-After` is a number of seconds, or a date by the server's clock, which `now` is (RFC 9110, 10.2.3). */
function retryAfterMs(header, now) {
    const text = header?.trim() ?? '';
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    const until = Date.parse(text);
    return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}
function parseObject(body, secrets) {
    // Without a backslash a secret could only stand there in clear, so most answers need not be gone through.
    const suspect = body.includes('\\') || secrets.some((secret) => body.includes(secret));
    const reviver = (_key, part) => (typeof part === 'string' ? strike(part, secrets) : part);
    try {
        const value = suspect ? JSON.parse(body, reviver) : JSON.parse(body);
        return (0,zenlayer_text/* isRecord */.u4)(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function strike(text, secrets) {
    return secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}
function codeOf(body) {
    const code = body['code'];
    const text = typeof code === 'string' ? (0,errors/* normaliseCode */.g$)((0,zenlayer_text/* plainText */.wh)(code, 100)) : '';
    return text === '' ? undefined : text;
}
function requestIdOf(body) {
    const id = body['requestId'];
    return typeof id === 'string' && id !== '' ? (0,zenlayer_text/* plainText */.wh)(id, MAX_REQUEST_ID) : undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./src/zenlayer/signature.ts
// How a request proves who sent it: ZC2-HMAC-SHA256 with an access key, or a bearer token.
// Source: "API signature" in Zenlayer's API reference; its worked example is a test vector.

const SIGNATURE_METHOD = 'ZC2-HMAC-SHA256';
/** The value of the `Authorization` header. `host` is what goes over the wire, port included when not the default. */
function authorization(credential, request) {
    if (credential.type === 'token')
        return `Bearer ${credential.token}`;
    const signature = sign(credential.password, request);
    return `${SIGNATURE_METHOD} Credential=${credential.id}, SignedHeaders=content-type;host, Signature=${signature}`;
}
/** The lower-case hexadecimal signature of a POST. */
function sign(password, { host, contentType, body, timestamp }) {
    // The canonical URI is "/" and the query empty, whatever the path: so every official client signs.
    // The header block ends in a line feed of its own, hence the blank-looking line after it.
    const canonical = [
        'POST',
        '/',
        '',
        `content-type:${contentType}\nhost:${host}\n`,
        'content-type;host',
        sha256(body),
    ].join('\n');
    const toSign = [SIGNATURE_METHOD, timestamp, sha256(canonical)].join('\n');
    return (0,external_node_crypto_.createHmac)('sha256', password).update(toSign).digest('hex');
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./src/zenlayer/client.ts
// A call of the Zenlayer API: signed afresh at each attempt, retried where that is safe, and honest about the rest.



const CONTENT_TYPE = 'application/json';
/**
 * Before the endpoint has ever answered, a connection that cannot be made is more likely a wrong name or a closed
 * network than an outage: half a minute of attempts, not the whole budget.
 */
const CONNECT_WITHIN_MS = 30_000;
/** How long the others wait for the first call. */
const OPENING_MS = 3000;
/** "Common error codes": the key or the token is not known, or the signature is not of its password. */
const BAD_CREDENTIAL = new Set([
    'AUTHFAILURE_SIGNATURE_FAILURE',
    'AUTHFAILURE_INVALID_AUTHORIZATION',
]);
function createClient(options) {
    const { transport, host, credential, clock, random, pace, stop } = options;
    /** What to add to this machine's clock to have the server's. */
    let clockOffsetMs = 0;
    let clockCorrected = false;
    /** How far the server's clock is behind this machine's, by its last Date. */
    let behindMs = 0;
    let everAnswered = false;
    /** When an attempt first found nobody, while nobody has ever answered. */
    let unreachedSince;
    /** The API does not know this credential: it will not know it at the next call either. */
    let unknownCredential;
    /** Aborts when the first call is over. Until the endpoint has answered once, calls go one by one: a wrong key should be told once, not by all at a time. */
    let opening;
    function sign(body) {
        const timestamp = Math.floor((clock.now() + clockOffsetMs) / 1000);
        const signed = { 'x-zc-timestamp': String(timestamp), 'x-zc-signature-method': SIGNATURE_METHOD };
        return {
            ...(credential.type === 'key' ? signed : {}),
            authorization: authorization(credential, { host, contentType: CONTENT_TYPE, body, timestamp }),
        };
    }
    function headers(operation) {
        return {
            'content-type': CONTENT_TYPE,
            host,
            'x-zc-action': operation.action,
            'x-zc-version': operation.version,
            'x-zc-service': operation.service,
            'x-zc-request-client': options.requestClient,
        };
    }
    /** Sends once, and reports what happened whatever it was. */
    async function attempt(operation, callOptions) {
        const body = JSON.stringify(operation.body);
        const proof = sign(body);
        const at = clock.now();
        const offset = clockOffsetMs;
        let http;
        let outcome;
        try {
            const request = {
                path: `/api/v2/${operation.service}`,
                headers: { ...headers(operation), ...proof },
                body,
            };
            http = await transport.send(request, stop.abandoned);
            everAnswered = true;
            noteDate(http.headers['date']);
            outcome = readAnswer(operation.action, http, secretsOf(credential, proof), clock.now());
        }
        catch (error) {
            outcome = toFailure(operation.action, error);
        }
        if (outcome instanceof errors/* CallError */.RA)
            outcome = judge(outcome, offset, http);
        const failure = outcome instanceof Error ? outcome : undefined;
        const record = {
            action: operation.action,
            write: operation.write,
            at,
            ms: clock.now() - at,
            status: http?.status,
            requestId: outcome instanceof errors/* StoppedError */.Ko ? undefined : outcome.requestId,
            code: failure?.code,
        };
        options.onAttempt?.(record);
        callOptions.onAttempt?.(record);
        if (failure instanceof errors/* CallError */.RA && failure.throttled)
            pace.throttled(at, failure.retryAfterMs);
        else if (http !== undefined)
            pace.passed(at);
        if (!(outcome instanceof Error))
            return outcome;
        throw outcome;
    }
    /** What a failure means for the calls to come. */
    function judge(error, offsetOfAttempt, http) {
        if (error.code === SIGNATURE_EXPIRED)
            correctClock(offsetOfAttempt, http?.headers['date']);
        if (BAD_CREDENTIAL.has(error.code))
            unknownCredential = error;
        if (http !== undefined || error.effect !== 'none' || everAnswered)
            return error;
        unreachedSince ??= clock.now();
        return clock.now() - unreachedSince < CONNECT_WITHIN_MS ? error : error.asFinal();
    }
    async function firstAlone(work) {
        // Not for long: the first may never be answered.
        if (!everAnswered && opening !== undefined)
            await clock.sleep(OPENING_MS, AbortSignal.any([opening, stop.stopped]));
        // The run may have been stopped, and the credential refused, while this call waited.
        if (stop.stopped.aborted)
            throw new errors/* StoppedError */.Ko();
        if (unknownCredential !== undefined)
            throw unknownCredential;
        if (everAnswered || opening !== undefined)
            return work();
        const over = new AbortController();
        opening = over.signal;
        try {
            return await work();
        }
        finally {
            over.abort();
        }
    }
    function noteDate(header) {
        const date = Date.parse(header ?? '');
        if (!Number.isNaN(date))
            behindMs = Math.max(0, clock.now() - date);
    }
    /** Once a run: a second correction would chase a server whose own clock jumps. */
    function correctClock(offsetOfAttempt, date) {
        const server = date === undefined ? NaN : Date.parse(date);
        if (clockCorrected || Number.isNaN(server) || offsetOfAttempt !== clockOffsetMs)
            return;
        clockOffsetMs = server - clock.now();
        clockCorrected = true;
    }
    function mayRetry(error, offsetOfAttempt, { write }, tries, limit) {
        // Signed with a clock that has been corrected since: the next signature is another one.
        if (error.code === SIGNATURE_EXPIRED)
            return clockOffsetMs !== offsetOfAttempt;
        if (!error.transient || tries >= limit)
            return false;
        return !write || error.effect === 'none';
    }
    return {
        serverNow: () => clock.now() - behindMs,
        async call(operation, callOptions = {}) {
            const limit = callOptions.attempts ?? Infinity;
            let last;
            for (let tries = 1;; tries += 1) {
                let offset = clockOffsetMs;
                try {
                    const answer = await pace.turn(operation.write ? 'write' : 'read', stop.stopped, () => {
                        offset = clockOffsetMs;
                        if (callOptions.isDue?.() === false)
                            throw new errors/* NotDueError */.yl();
                        return firstAlone(() => attempt(operation, callOptions));
                    });
                    if (answer !== undefined)
                        return answer;
                }
                catch (error) {
                    if (error instanceof errors/* StoppedError */.Ko)
                        throw new errors/* StoppedError */.Ko(last);
                    if (!(error instanceof errors/* CallError */.RA) || !mayRetry(error, offset, operation, tries, limit))
                        throw error;
                    last = error;
                    // A throttled call waits for its next turn like all the others; the pace sees to it.
                    if (error.code !== SIGNATURE_EXPIRED && !error.throttled) {
                        await clock.sleep(Math.max(backoffMs(tries, random), error.retryAfterMs ?? 0), stop.stopped);
                    }
                }
                if (stop.stopped.aborted)
                    throw new errors/* StoppedError */.Ko(last);
            }
        },
    };
}
function secretsOf(credential, proof) {
    const { authorization: value = '' } = proof;
    const signature = value.split('Signature=')[1];
    const secret = credential.type === 'key' ? credential.password : credential.token;
    // A shorter one is no secret, and might stand in an id or a status by chance.
    return [value, secret, signature ?? ''].filter((text) => text.length >= 8);
}
/** 1, 2, 4 … s as the official SDKs wait, at most 30, and up to half of it off, so that many do not come back at once. */
function backoffMs(tries, random) {
    return Math.min(30_000, 1000 * 2 ** (tries - 1)) * (1 - random() / 2);
}
function toFailure(action, error) {
    if (error instanceof errors/* CallError */.RA)
        return error;
    if (!(error instanceof errors/* TransportError */.wX))
        throw error;
    const effect = error.sent ? 'unknown' : 'none';
    const { message } = error;
    switch (error.reason) {
        case 'stopped':
            return new errors/* StoppedError */.Ko();
        case 'timeout':
            return new errors/* CallError */.RA({ action, code: errors/* LOCAL_CODES */.vF.timeout, message, effect, transient: true });
        case 'certificate':
            return new errors/* CallError */.RA({
                action,
                code: errors/* LOCAL_CODES */.vF.certificate,
                message: `The endpoint's certificate was not accepted: ${message}`,
                effect,
                transient: false,
                hint: 'Check the input `endpoint` and the proxy; a private authority goes into NODE_EXTRA_CA_CERTS.',
            });
        case 'size':
            return new errors/* CallError */.RA({ action, code: errors/* LOCAL_CODES */.vF.unreadable, message, effect, transient: false });
        case 'network':
            return new errors/* CallError */.RA({
                action,
                code: errors/* LOCAL_CODES */.vF.network,
                message,
                effect,
                transient: true,
                hint: 'Check the input `endpoint`, the network and HTTPS_PROXY of the runner.',
            });
    }
}

;// CONCATENATED MODULE: ./src/zenlayer/clock.ts
// Time, as everything below main.ts sees it: handed in, so that a test can hold the hands.
/** Node's timers hold 31 bits; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** The machine's clock. Monotonic: a clock set back in mid-run would stretch every budget. */
const systemClock = {
    now: () => performance.timeOrigin + performance.now(),
    sleep: (ms, signal) => new Promise((resolve) => {
        if (signal.aborted) {
            resolve();
            return;
        }
        const end = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', end);
            resolve();
        };
        const timer = setTimeout(end, Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
        signal.addEventListener('abort', end);
    }),
};

;// CONCATENATED MODULE: ./src/zenlayer/lazy-transport.ts
// The transport, loaded with the first request: undici takes longer to load than all else together, and a run without a
// request needs none of it. A file that cannot be loaded is then an error of that request, told like any other.

function createLazyTransport(options, load = loadTransport) {
    let loading;
    return {
        async send(request, signal) {
            loading ??= load(options);
            const transport = await unlessAborted(loading, signal);
            return transport.send(request, signal);
        },
        async close() {
            await (await loading)?.close();
        },
    };
}
async function loadTransport(options) {
    const { createTransport } = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(127)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2127));
    return createTransport(options);
}
/** @throws TransportError when the run is stopped first: a disk may be slow. */
async function unlessAborted(loading, signal) {
    const aborted = Promise.withResolvers();
    const abort = () => {
        aborted.reject(new errors/* TransportError */.wX('stopped', false, 'The run was stopped before.'));
    };
    if (signal.aborted)
        abort();
    signal.addEventListener('abort', abort);
    try {
        return await Promise.race([loading, aborted.promise]);
    }
    finally {
        signal.removeEventListener('abort', abort);
    }
}

;// CONCATENATED MODULE: ./src/zenlayer/slots.ts
// So many at a time; the others queue.
/** First come, first served. */
function createSlots(count) {
    let free = count;
    const waiting = [];
    let head = 0;
    return {
        take() {
            if (free > 0) {
                free -= 1;
                return Promise.resolve();
            }
            return new Promise((resolve) => waiting.push(resolve));
        },
        give() {
            const next = waiting[head];
            if (next === undefined) {
                free += 1;
                return;
            }
            // A moving head, not shift(): ten thousand may be waiting.
            head += 1;
            if (head > 1000 && head * 2 > waiting.length) {
                waiting.splice(0, head);
                head = 0;
            }
            next();
        },
    };
}

;// CONCATENATED MODULE: ./src/zenlayer/pace.ts
// How fast the run may call: so many writes and reads in flight, and one pace for all of them, which a throttle slows.
//
// No source says how many calls a second the API allows, so the pace finds out. It starts unlimited. A refusal for
// coming too fast means that the allowance is used up at that moment; the calls answered since the refusal before,
// over the time between the two, are the rate that is allowed. The run then goes a little slower than that, and after
// a while without refusals tries a little faster.

/** How much slower than the rate found the run goes: others may share the account's limit. */
const MARGIN = 0.95;
/**
 * After a refusal nothing is sent for so long, where the API does not say. The first finds many calls in flight;
 * while not a single call passes in between, the time doubles.
 */
const HOLD_MS = { first: 500, later: 100, most: 30_000 };
/** The rate is taken from the time between two refusals, at both of which the allowance was used up; from less than this, nothing is learned. */
const SPAN_MS = { most: 30_000, least: 400 };
/** Times of answers; what is older than the newest of them is forgotten. */
const MOST_KEPT = 10_000;
/** The pace is never slower than a call in ten seconds. */
const LEAST_PER_SECOND = 0.1;
/** Growth in a second: while the rate is a first guess, once it is known, and after a quiet time without refusals. */
const GROWTH = { guessed: 1.3, known: 1.01, quiet: 1.15 };
/** Each refusal doubles the quiet time, so that probing costs less and less. */
const QUIET_MS = { first: 4000, most: 30_000 };
/** Faster than this client can send: as good as no limit. */
const UNLIMITED_PER_SECOND = 2000;
function createPace({ clock, writes, reads }) {
    const lanes = { read: createSlots(reads), write: createSlots(writes) };
    let perSecond = Infinity;
    /** Whether the rate was found between two refusals, or is a guess after the first. */
    let known = false;
    let refusedAt = -Infinity;
    let quietMs = QUIET_MS.first;
    let grownAt = 0;
    /** No call goes out before this. */
    let nextAt = 0;
    /**
     * When calls were answered since the last refusal. Refused ones are among them: a limiter may count them, and
     * where it does not, the next refusal corrects the rate.
     */
    let answeredAt = [];
    let passedSinceRefusal = true;
    let holdMs = HOLD_MS.first;
    /** Callers in flight or waiting for their turn. While there is none, the API's allowance fills up unseen. */
    let callers = 0;
    let idleUntil = 0;
    function answered(now) {
        answeredAt.push(now);
        // Seldom, and half of them at once: ten thousand calls must not copy ten thousand times each.
        if (answeredAt.length > MOST_KEPT)
            answeredAt = answeredAt.slice(-MOST_KEPT / 2);
    }
    function since(time) {
        return answeredAt.filter((at) => at > time);
    }
    /** Waits for the next free moment, and takes it. */
    async function myTurn(stopped) {
        // Looked at again after each sleep: a throttle may have put the moment off.
        while (!stopped.aborted && clock.now() < nextAt)
            await clock.sleep(nextAt - clock.now(), stopped);
        if (perSecond === Infinity)
            return;
        grow();
        const interval = 1000 / perSecond;
        // Timers are late by a millisecond or two; that much is made up for.
        nextAt = Math.max(nextAt, clock.now() - interval) + interval;
    }
    function grow() {
        const now = clock.now();
        const growth = !known ? GROWTH.guessed : now - refusedAt < quietMs ? GROWTH.known : GROWTH.quiet;
        perSecond *= growth ** (Math.max(0, now - grownAt) / 1000);
        grownAt = now;
        if (perSecond < UNLIMITED_PER_SECOND)
            return;
        perSecond = Infinity;
        quietMs = QUIET_MS.first;
    }
    /** Calls a second that the API has just shown to allow; undefined where that cannot be told. */
    function shownRate(now) {
        const forgotten = answeredAt.length < MOST_KEPT / 2 ? refusedAt : (answeredAt[0] ?? refusedAt);
        const from = Math.max(refusedAt, now - SPAN_MS.most, forgotten);
        if (now - from < SPAN_MS.least || idleUntil > from)
            return undefined;
        return (since(from).length * 1000) / (now - from);
    }
    function slowDown(now) {
        const first = perSecond === Infinity;
        // Most of the last second's may have been a burst that the API allows once.
        const guess = Math.max(writes, since(now - 1000).length / 2.5);
        const rate = first ? guess : (shownRate(now) ?? perSecond * 0.7);
        perSecond = Math.max(LEAST_PER_SECOND, Math.min(perSecond, rate) * MARGIN);
        known = !first;
        quietMs = first ? QUIET_MS.first : Math.min(QUIET_MS.most, quietMs * 2);
    }
    function nextHold() {
        if (!passedSinceRefusal)
            return Math.min(HOLD_MS.most, holdMs * 2);
        return perSecond === Infinity ? HOLD_MS.first : HOLD_MS.later;
    }
    return {
        async turn(kind, stopped, work) {
            const slots = lanes[kind];
            if (callers === 0)
                idleUntil = clock.now();
            callers += 1;
            await slots.take();
            try {
                if (!stopped.aborted)
                    await myTurn(stopped);
                return stopped.aborted ? undefined : await work();
            }
            finally {
                slots.give();
                callers -= 1;
            }
        },
        passed(sentAt) {
            answered(clock.now());
            if (sentAt > refusedAt)
                passedSinceRefusal = true;
        },
        throttled(sentAt, retryAfterMs) {
            const now = clock.now();
            answered(now);
            // Those that were in flight at the same refusal say nothing new.
            const news = sentAt > refusedAt;
            if (news)
                holdMs = nextHold();
            // An API that asks for no wait at all is not to be run into again at once.
            nextAt = Math.max(nextAt, now + Math.max(retryAfterMs ?? 0, holdMs));
            if (!news)
                return;
            if (passedSinceRefusal)
                slowDown(now);
            refusedAt = now;
            grownAt = nextAt;
            answeredAt = [];
            passedSinceRefusal = false;
        },
    };
}

;// CONCATENATED MODULE: ./src/zenlayer/index.ts
// A thin typed client of the Zenlayer Cloud API. It knows nothing of GitHub, nor of teardown.








/***/ }),

/***/ 1931:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
// Strings from outside are data: what could act (line breaks, escapes, marks that turn text round) goes at the door.
/**
 * Control characters, line and paragraph separators, and Unicode's direction and invisible marks
 * (categories Cc and Cf, U+2028, U+2029), and halves of surrogate pairs.
 */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** `value` on one line, without active characters, of at most `max` characters; a cut shows as an ellipsis. */
function plainText(value, max) {
    // Cut before cleaning: a hostile megabyte should cost nothing. By code point, so no character is split.
    const characters = Array.from(value.slice(0, max * 2 + 2));
    const kept = characters.length > max ? [...characters.slice(0, max - 1), '…'] : characters;
    return oneLine(kept.join(''));
}
/** `a, b, c and 7 more`: as many of `items` as `most`. */
function firstOf(items, most) {
    const shown = items.slice(0, most).join(', ');
    return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
/** The whole of `value` on one line, without active characters. */
function oneLine(value) {
    return value.replace(ACTIVE, ' ');
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 7997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9407);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
