import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9407:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
// The entry, and the only file that touches the process: its environment, its signals, its exit code.
// Until the run has ended: no failure may look like success.
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
// A closed log is no reason to stop.
process.stdout.on('error', () => undefined);
// The runner uses the version in action.yml; other tools that run actions may use another.
if (Number.parseInt(process.versions.node) < 24) {
    console.error(`Zenlayer Teardown requires Node 24; this is Node ${process.version}.`);
    process.exit(1);
}
// Loaded only now, so that a cancellation during loading is handled.
const { run } = await Promise.resolve(/* import() eager */).then(__nccwpck_require__.bind(__nccwpck_require__, 9568)).catch((error) => {
    console.error('Zenlayer Teardown cannot be loaded.', error);
    process.exit(1);
});
const ended = run({ env: process.env, cancelled: cancelled.signal, crashed: crashed.signal });
// On a machine with much memory, V8 collects garbage late: with ten thousand resources the heap grows to 330 MB, of which
// a tenth is in use. By measurement, these flags halve it at the cost of a few seconds of processor time, and make no
// difference to a small run. Set only here, since loading node:v8 takes time that the first lines of the log need not wait for.
try {
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8877, 23));
    for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=10', '--optimize-for-size'])
        setFlagsFromString(flag);
}
catch {
    // The flags only save memory: a Node that does not take them must not turn a run that succeeds into a failure.
}
process.exitCode = await ended;
// A connection that will not close must not keep the step running.
setTimeout(() => process.exit(), 250).unref();


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9568:
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
// EXTERNAL MODULE: ./src/text.ts
var src_text = __nccwpck_require__(8992);
;// CONCATENATED MODULE: ./src/duration.ts
// Durations as people write them in workflows: `90`, `90s`, `15m`, `1h30m`, `7d`, `5 minutes`, `1 hour 30 min`.
/** The units in the order in which they may follow each other. Single letters are case-sensitive: `M` may mean months. */
const UNITS = [
    { names: ['w', 'wk', 'wks', 'week', 'weeks'], ms: 604_800_000 },
    { names: ['d', 'day', 'days'], ms: 86_400_000 },
    { names: ['h', 'hr', 'hrs', 'hour', 'hours'], ms: 3_600_000 },
    { names: ['m', 'min', 'mins', 'minute', 'minutes'], ms: 60_000 },
    { names: ['s', 'sec', 'secs', 'second', 'seconds'], ms: 1000 },
    { names: ['ms', 'msec', 'msecs', 'millisecond', 'milliseconds'], ms: 1 },
];
const FORM = /^\d{1,9} ?[A-Za-z]+(?: ?\d{1,9} ?[A-Za-z]+)*$/;
/** Every duration within bounds is shorter. */
const MAX_LENGTH = 100;
/** Milliseconds; undefined where `text` is not a duration. A number without a unit is seconds. */
function parseDuration(text) {
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    if (text.length > MAX_LENGTH || !FORM.test(text))
        return undefined;
    let sum = 0;
    let last = -1;
    for (const [, count, name = ''] of text.matchAll(/(\d+) ?([A-Za-z]+)/g)) {
        const unit = UNITS.findIndex(({ names }) => names.includes(name.length === 1 ? name : name.toLowerCase()));
        // Each unit once, the largest first.
        if (unit <= last)
            return undefined;
        sum += Number(count) * (UNITS[unit]?.ms ?? NaN);
        last = unit;
    }
    return sum;
}
/** `1h 30m`, `45s`, `2.5s`: only the two largest units. */
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
/** No accepted word is so long, and the comparison takes time in proportion to the length. */
const MAX_WORD = 64;
/** Undefined when nothing is near enough to be a typo. */
function suggest(word, accepted) {
    if (word.length > MAX_WORD)
        return undefined;
    const plain = word.toLowerCase().replaceAll('_', '-');
    const [best] = accepted
        // The distance is at least the difference in length.
        .filter((candidate) => Math.abs(candidate.length - plain.length) <= maxDistance(candidate))
        .map((candidate) => ({ candidate, distance: distance(plain, candidate.toLowerCase()) }))
        .sort((a, b) => a.distance - b.distance);
    return best !== undefined && best.distance <= maxDistance(best.candidate) ? best.candidate : undefined;
}
/** A third of the word may be wrong: `vm-instances`, `destory`, `eips`; not `bucket` for `port`. */
function maxDistance({ length }) {
    return Math.max(1, Math.floor(length / 3));
}
/** The Levenshtein distance, with a swap of two neighbours as one step. */
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

;// CONCATENATED MODULE: ./src/inputs/table.ts
// Every input: its form, its default and its bounds. A test compares this table with action.yml.
const POLICIES = ['success', 'warn', 'error'];
const INPUTS = {
    'access-key-id': { form: 'text' },
    'access-key-password': { form: 'secret' },
    'bearer-token': { form: 'secret' },
    endpoint: { form: 'text', default: 'https://console.zenlayer.com' },
    'resource-type': { form: 'list' },
    ids: { form: 'list' },
    resources: { form: 'list' },
    tags: { form: 'list' },
    name: { form: 'text' },
    'resource-group-id': { form: 'text' },
    'older-than': { form: 'duration', min: '1s', max: '520w' },
    // More than any account has.
    'max-resources': { form: 'integer', min: 1, max: 1_000_000 },
    'expect-name': { form: 'text' },
    protect: { form: 'list' },
    cascade: { form: 'boolean', default: false },
    destroy: { form: 'boolean', default: false },
    wait: { form: 'boolean', default: true },
    'wait-timeout': { form: 'duration', default: '30m', min: '1s', max: '120h' },
    'poll-interval': { form: 'duration', default: '10s', min: '100ms', max: '1h' },
    concurrency: { form: 'integer', default: 8, min: 1, max: 32 },
    'dry-run': { form: 'boolean', default: false },
    'if-missing': { form: 'choice', default: 'warn', accepted: POLICIES },
    // A default in action.yml would look the same as a value that a workflow sets.
    'if-empty': { form: 'choice', accepted: POLICIES },
    'if-left-behind': { form: 'choice', default: 'warn', accepted: POLICIES },
    title: { form: 'text', default: 'Zenlayer Teardown' },
    // The runner evaluates the expression.
    'github-token': { form: 'secret', default: '${{ github.token }}' },
    comment: { form: 'boolean', default: false },
    'pull-request': { form: 'integer', min: 1, max: 999_999_999 },
    'deactivate-environment': { form: 'text' },
};
const INPUT_NAMES = Object.keys(INPUTS);

;// CONCATENATED MODULE: ./src/inputs/reader.ts
// Reads single inputs. Each form is parsed once, strictly; a problem is reported as a sentence.




function createReader(read, problem) {
    const raw = (name) => read(name).trim();
    return {
        text: (name) => raw(name) || defaultOf(name),
        problem,
        boolean(name) {
            const value = raw(name);
            const read = BOOLEANS.get(value);
            if (read === undefined && value !== '')
                problem(name, `${quote(value)} is neither true nor false.${booleanHint(value)}`);
            return read ?? INPUTS[name].default;
        },
        integer(name) {
            const value = raw(name) || defaultOf(name);
            const { min, max } = INPUTS[name];
            if (value === '')
                return undefined;
            const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
            if (number >= min && number <= max)
                return number;
            problem(name, `${quote(value)} is not a whole number from ${min} to ${max}.`);
            return undefined;
        },
        duration(name) {
            const value = raw(name) || defaultOf(name);
            const { min, max } = INPUTS[name];
            if (value === '')
                return undefined;
            const ms = parseDuration(value);
            if (ms === undefined) {
                problem(name, `${quote(value)} is not a duration. ${DURATION_FORM}`);
            }
            else if (ms < (parseDuration(min) ?? NaN) || ms > (parseDuration(max) ?? NaN)) {
                problem(name, `${quote(value)} is out of range: ${min} to ${max}.`);
            }
            else {
                return ms;
            }
            return undefined;
        },
        list(name, parse, form) {
            const result = parse(raw(name));
            if ('items' in result)
                return result;
            problem(name, `It cannot be read: ${result.problem}. ${form}`);
            return { items: [], literal: false };
        },
        choice(name) {
            const value = raw(name) || defaultOf(name);
            const { accepted } = INPUTS[name];
            if (value === '')
                return undefined;
            const match = accepted.find((candidate) => candidate === value);
            if (match === undefined)
                problem(name, `${quote(value)} is not one of ${accepted.join(', ')}.${didYouMean(near(value, accepted))}`);
            return match;
        },
    };
}
function defaultOf(name) {
    const input = INPUTS[name];
    // The default of a secret is an expression that the runner evaluates.
    return input.default === undefined || input.form === 'secret' ? '' : String(input.default);
}
const DURATION_FORM = 'Write seconds, or whole numbers with units: 90, 90s, 15m, 1h30m, 5 minutes, 1 day.';
/** As the core schema of YAML 1.2 and @actions/core have it. A typo must not read as false. */
const BOOLEANS = new Map([
    ...['true', 'True', 'TRUE'].map((word) => [word, true]),
    ...['false', 'False', 'FALSE'].map((word) => [word, false]),
]);
const BOOLEAN_WORDS = {
    true: ['yes', 'y', 'on', '1', 't', 'true', 'enable', 'enabled'],
    false: ['no', 'n', 'off', '0', 'f', 'false', 'disable', 'disabled'],
};
function booleanHint(value) {
    const word = value.slice(0, 20).toLowerCase().replaceAll(/["'`]/g, '');
    const meant = ['true', 'false'].find((name) => BOOLEAN_WORDS[name].includes(word));
    if (meant !== undefined)
        return ` Write \`${meant}\`${/["'`]/.test(value) ? ', without quotes' : ''}.`;
    return didYouMean(near(value, ['true', 'false'])) || ' Write `true` or `false`.';
}
function near(word, accepted) {
    const suggestion = suggest(word, accepted);
    return suggestion === undefined ? [] : [suggestion];
}
/** As a further sentence; '' where nothing is near. */
function didYouMean(words) {
    if (words.length === 0)
        return '';
    const quoted = words.map(quote);
    const last = quoted.slice(-2).join(' or ');
    return ` Did you mean ${[...quoted.slice(0, -2), last].join(', ')}?`;
}
function quote(value) {
    return `\`${(0,src_text/* plainText */.wh)(value, 80).replaceAll('`', "'")}\``;
}
function quoteSome(values) {
    return (0,src_text/* firstOf */.Ku)(values.map(quote), 5);
}

;// CONCATENATED MODULE: ./src/inputs/unknown.ts
// Inputs that do not exist. GitHub only warns about them and passes them on, so a misspelled guard would be ignored silently.




const PREFIX = 'INPUT_';
/**
 * `with.entrypoint` and `with.args`, which the runner accepts for every container action (GitHub's workflow syntax;
 * actions/runner, ActionRunner.cs). A process that such an action starts inherits them. Composite actions set no
 * `INPUT_*` for their steps, so nothing else passes.
 */
const SET_BY_THE_RUNNER = ['entrypoint', 'args'];
const variable = (name) => `${PREFIX}${name.replaceAll(' ', '_').toUpperCase()}`;
const KNOWN = new Set([...INPUT_NAMES, ...SET_BY_THE_RUNNER].map(variable));
/** Other names for an input, as other actions and tools have them; dashes and underscores are left out. */
const ALIASES = {
    token: 'bearer-token',
    apitoken: 'bearer-token',
    zenlayertoken: 'bearer-token',
    accesskey: 'access-key-id',
    keyid: 'access-key-id',
    password: 'access-key-password',
    secret: 'access-key-password',
    secretkey: 'access-key-password',
    accesskeysecret: 'access-key-password',
    secretaccesskey: 'access-key-password',
    gittoken: 'github-token',
    repotoken: 'github-token',
    type: 'resource-type',
    types: 'resource-type',
    kind: 'resource-type',
    kinds: 'resource-type',
    filter: 'tags',
    filters: 'tags',
    labels: 'tags',
    exclude: 'protect',
    ignore: 'protect',
    keep: 'protect',
    protected: 'protect',
    limit: 'max-resources',
    max: 'max-resources',
    delete: 'destroy',
    force: 'destroy',
    plan: 'dry-run',
    timeout: 'wait-timeout',
    interval: 'poll-interval',
    age: 'older-than',
    minage: 'older-than',
    group: 'resource-group-id',
    resourcegroup: 'resource-group-id',
    environment: 'deactivate-environment',
    pr: 'pull-request',
    prnumber: 'pull-request',
    url: 'endpoint',
};
/** Only so many are compared with the names of the inputs, and have a message of their own. */
const MAX_MESSAGES = 20;
function unknownInputs(env) {
    return Object.keys(env)
        .filter((key) => key.startsWith(PREFIX) && !KNOWN.has(key))
        .map((key, index) => {
        const name = key.slice(PREFIX.length).toLowerCase();
        const near = index < MAX_MESSAGES ? nearInput(name) : undefined;
        return { name, value: env[key]?.trim() ?? '', near };
    });
}
function nearInput(name) {
    const bare = name.replaceAll(/[-_]/g, '');
    const same = INPUT_NAMES.find((known) => known.replaceAll('-', '') === bare);
    const alias = Object.hasOwn(ALIASES, bare) ? ALIASES[bare] : undefined;
    const similar = suggest(name, INPUT_NAMES);
    return same ?? alias ?? INPUT_NAMES.find((known) => known === similar);
}
/** For a secret that was given under another name. */
function isSecret({ near }) {
    return near !== undefined && INPUTS[near].form === 'secret';
}
function refuseUnknownInputs({ problem }, env) {
    const unknown = unknownInputs(env);
    for (const { name, near } of unknown.slice(0, MAX_MESSAGES)) {
        problem((0,src_text/* plainText */.wh)(name, 60), `${quote(name)} is not an input of this action.${hint(name, near)}`);
    }
    const [next, ...more] = unknown.slice(MAX_MESSAGES);
    if (next !== undefined)
        problem((0,src_text/* plainText */.wh)(next.name, 60), `${quote(next.name)} and ${more.length} more are not inputs of this action.`);
}
function hint(name, near) {
    if (name === 'token')
        return ' Write `bearer-token` for a Zenlayer bearer token, or `github-token` for a GitHub token, which is never sent to Zenlayer.';
    return near === undefined ? ` Accepted: ${INPUT_NAMES.join(', ')}.` : didYouMean([near]);
}

;// CONCATENATED MODULE: ./src/inputs/secrets.ts
// Secrets in the inputs and the environment: which texts to mask, and which must not be sent to Zenlayer.


/** Every secret in the inputs or the environment, to be masked before anything else happens. */
function secretsIn(read, env) {
    const proxies = ['https_proxy', 'HTTPS_PROXY'].map((name) => URL.parse(env[name] ?? '')?.password ?? '');
    const id = read('access-key-id');
    const secrets = [
        ...INPUT_NAMES.filter((name) => INPUTS[name].form === 'secret').map(read),
        ...unknownInputs(env)
            .filter(isSecret)
            .map(({ value }) => value),
        ...SECRET_VARIABLES.map((name) => env[name]?.trim() ?? ''),
        ...proxies.flatMap((password) => [password, decodeURIComponentSafely(password) ?? '']),
        // Ids stay readable, unless a token was given as one.
        isGitHubToken(id, read, env) ? id : '',
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
const SECRET_VARIABLES = [
    'ZENLAYERCLOUD_ACCESS_KEY_PASSWORD',
    'ZENLAYER_ACCESS_KEY_SECRET',
    'ZENLAYER_TOKEN',
];
/** The prefixes of GitHub's tokens (GitHub documentation, "About authentication to GitHub"). */
const GITHUB_PREFIXES = ['ghp_', 'gho_', 'ghs_', 'ghu_', 'ghr_', 'github_pat_'];
function isGitHubToken(text, read, env) {
    const given = [read('github-token'), env['GITHUB_TOKEN']?.trim(), env['GH_TOKEN']?.trim()];
    return text !== '' && (given.includes(text) || GITHUB_PREFIXES.some((prefix) => text.startsWith(prefix)));
}
/** A shorter one is too common to be removed from a text, so an answer that repeats it would leak it. */
const MIN_SECRET = 8;
function isTooShort(secret) {
    return secret !== '' && secret.length < MIN_SECRET;
}
const TOO_SHORT = `has fewer than ${MIN_SECRET} characters, too few to be masked in logs. Check that the whole value is set.`;

;// CONCATENATED MODULE: ./src/inputs/connection.ts
// The endpoint, the proxy and the credential.




const DEFAULT_ENDPOINT = INPUTS.endpoint.default;
function readEndpoint({ text, problem }) {
    const value = text('endpoint');
    const url = URL.parse(value);
    const refuse = (why) => {
        // What precedes an @ is a password and must not be repeated.
        problem('endpoint', `${value.includes('@') ? 'It' : quote(value)} ${why} Write an origin such as ${DEFAULT_ENDPOINT}.`);
        return { origin: DEFAULT_ENDPOINT, host: new URL(DEFAULT_ENDPOINT).host };
    };
    if (url === null)
        return refuse('is not a URL.');
    const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
    if (!safe)
        return refuse('is not https; http is accepted for a loopback host only.');
    if (url.username !== '' || url.password !== '')
        return refuse('contains a user name or password.');
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
        return refuse('contains more than an origin.');
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
function readCredential(reader, read, env) {
    const given = { id: reader.text('access-key-id'), password: reader.text('access-key-password') };
    const token = reader.text('bearer-token');
    const keyGiven = given.id !== '' || given.password !== '';
    const check = (input, value) => {
        checkSecret(reader, input, value, isGitHubToken(value, read, env));
    };
    if (keyGiven && token !== '') {
        reader.problem('bearer-token', 'Both an access key and a bearer token are set. Set only one of them.');
    }
    if (token !== '') {
        check('bearer-token', token);
        if (!keyGiven)
            return { type: 'token', token };
    }
    const variables = keyOfVariables(env);
    if (!keyGiven && variables === undefined)
        return tokenOfVariables(reader, env, check);
    return checkedKey(reader, given, variables, check);
}
/** Halves that the inputs lack come from the variables. */
function checkedKey({ problem }, given, variables, check) {
    const id = given.id || (variables?.id ?? '');
    const password = given.password || (variables?.password ?? '');
    if (id === '')
        problem('access-key-id', 'The password of an access key is set, but not its id.');
    else
        check('access-key-id', id);
    if (password === '')
        problem('access-key-password', 'The id of an access key is set, but not its password.');
    else
        check('access-key-password', password);
    return { type: 'key', id, password };
}
/** The first pair of variables of which either is set: halves of two pairs are not one key. */
function keyOfVariables(env) {
    const pairs = KEY_VARIABLES.map((names) => ({
        id: env[names.id]?.trim() ?? '',
        password: env[names.password]?.trim() ?? '',
    }));
    return pairs.find(({ id, password }) => id !== '' || password !== '');
}
function tokenOfVariables({ problem }, env, check) {
    const token = env['ZENLAYER_TOKEN']?.trim() ?? '';
    if (token === '')
        problem('access-key-id', NO_CREDENTIAL);
    else
        check('bearer-token', token);
    return { type: 'token', token };
}
const NO_CREDENTIAL = 'No credentials are set. Set `access-key-id` and `access-key-password`, or `bearer-token`, or set ZENLAYERCLOUD_ACCESS_KEY_ID and ZENLAYERCLOUD_ACCESS_KEY_PASSWORD. (Secrets are empty in runs that a fork or Dependabot triggers.)';
const LABELS = {
    'access-key-id': 'The id',
    'access-key-password': 'The password',
    'bearer-token': 'The token',
};
/** No message repeats the value. */
function checkSecret({ problem }, input, value, isGitHubs) {
    const label = LABELS[input];
    if (isGitHubs)
        problem(input, `${label} is a GitHub token, which must not be sent to Zenlayer. Use a Zenlayer credential; a GitHub token belongs in \`github-token\`.`);
    // Only a hash of the password leaves the machine; the other two are sent in a header.
    else if (input !== 'access-key-password' &&
        (!(0,src_text/* isHeaderText */.zk)(value) || (input === 'access-key-id' && value.includes(','))))
        problem(input, `${label} contains whitespace or invalid characters.`);
    else if (input !== 'access-key-id' && isTooShort(value))
        problem(input, `${label} ${TOO_SHORT}`);
}
/** From the variables that curl and most other tools read, the lower-case ones first. */
function readProxy({ problem }, env) {
    const first = (...names) => names.map((name) => env[name]?.trim() ?? '').find((value) => value !== '');
    const https = first('https_proxy', 'HTTPS_PROXY');
    if (https !== undefined && !isProxy(URL.parse(https))) {
        // It may contain a password and must not be repeated.
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
// What the action reports to GitHub besides the run itself.

function readGitHub(reader) {
    const environment = reader.text('deactivate-environment');
    const token = reader.text('github-token');
    if (isTooShort(token))
        reader.problem('github-token', `The token ${TOO_SHORT}`);
    return {
        token,
        comment: reader.boolean('comment'),
        pullRequest: reader.integer('pull-request'),
        deactivateEnvironment: environment === '' ? undefined : environment,
    };
}

// EXTERNAL MODULE: ./src/zenlayer/index.ts + 16 modules
var zenlayer = __nccwpck_require__(9877);
;// CONCATENATED MODULE: ./src/resources/codes.ts
// What the API's error codes mean for a teardown, and what a person can do about them.
// Sources: the error tables of Zenlayer's reference pages, the Go SDK's constants, the Terraform provider.
/** Exact codes first; then the patterns. All are compared normalised: upper case, underscores. */
const MEANINGS = {
    OPERATION_FAILED_RESOURCE_NOT_FOUND: 'gone',
    OPERATION_FAILED_FOR_RECYCLE_RESOURCE: 'in-bin',
    // The spelling of the Go SDK.
    FAILED_OPERATION_FOR_RECYCLE_RESOURCE: 'in-bin',
    UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE: 'in-bin',
    UNSUPPORTED_OPERATION_DISK_BEING_RECYCLE: 'in-bin',
    OPERATION_DENIED_INSTANCE_CREATING: 'busy',
    OPERATION_DENIED_INSTANCE_STATUS_INSTALLING: 'busy',
    UNSUPPORTED_OPERATION_DISK_MAKING_IMAGE: 'busy',
    // The reference's disk and vNIC pages; the Go SDK; the Terraform provider retries the timeout.
    ORDER_UNPROCESSED_ORDERS_FOR_THIS_RESOURCE: 'busy',
    INVALID_OPERATION_TIMEOUT: 'busy',
    // DetachNetworkInterface: its instance does not run.
    INVALID_INSTANCE_PRECHECK_ABNORMAL: 'busy',
    OPERATION_DENIED_SUBNET_ASSOCIATING_INSTANCE: 'busy',
    // DeleteSubnet of the service vm, an HTTP 500.
    DELETE_SUBNET_FAILED: 'busy',
    // ReleaseDisk: the disk cannot leave the recycle bin yet.
    UNSUPPORTED_OPERATION_RECYCLE_STATUS: 'busy',
    UNSUPPORTED_OPERATION_DISK_NOT_BEING_RECYCLE: 'not-in-bin',
    // DetachFromPolicy. It ends like the code of a missing resource.
    OPERATION_DENIED_EIP_DDOS_POLICY_NOT_FOUND: 'already-free',
    // Disks are terminated only when no operation is in progress, so the remaining cause is that they are in use.
    UNSUPPORTED_OPERATION_DISK_STATUS: 'in-use',
    UNSUPPORTED_OPERATION_DISK_UNAVAILABLE: 'in-use',
    OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN: 'in-use',
    UNSUPPORTED_OPERATION_DISK_SYSTEM_TYPE: 'part-of-instance',
    INVALID_DISK_NOT_PORTABLE: 'part-of-instance',
    // UnassociateEipAddress: the address that an instance was created with.
    OPERATION_DENIED_EIP_IS_DEFAULT: 'part-of-instance',
    INVALID_NIC_PRIMARY_CANT_DELETE: 'part-of-instance',
    INVALID_NIC_PRIMARY_CANT_DETACH: 'part-of-instance',
    // Default VPCs, subnets and security groups.
    OPERATION_DENIED_DEFAULT_VPC: 'system',
    OPERATION_DENIED_DEFAULT_SECURITY_GROUP_NOT_SUPPORT: 'system',
    OPERATION_DENIED_UNSUPPORTED_SUBNET: 'system',
    OPERATION_FAILED_RESOURCE_GROUP_NOT_FOUND: 'bad-group',
    INVALID_RESOURCE_GROUP_NOT_FOUND: 'bad-group',
    UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE: 'subscription',
    OPERATION_DENIED_POSTPAID_PROMISE: 'commitment',
    OPERATION_DENIED_POSTPAID_INSTANCE_IN_PROMISE: 'commitment',
    AUTHFAILURE_SIGNATURE_FAILURE: 'credentials',
    AUTHFAILURE_INVALID_AUTHORIZATION: 'credentials',
    AUTHFAILURE_SIGNATURE_EXPIRED: 'credentials',
    AUTHFAILURE_UNAUTHORIZED_OPERATION: 'forbidden',
    MISSING_PARAMETER: 'invalid',
};
const PATTERNS = [
    [/^INVALID_PARAMETER/, 'invalid'],
    // INSTANCE, EIP, DDOS_IP, CIDRBLOCK.
    [/^OPERATION_DENIED_[A-Z_]+_NOT_RECYCLED$/, 'not-in-bin'],
    [/^OPERATION_DENIED_[A-Z_]+_RECYCLED$/, 'in-bin'],
    [/^OPERATION_DENIED_[A-Z_]+_SUBSCRIPTION$/, 'subscription'],
    // Something in it is still being created (vm DeleteSubnet, DeleteSecurityGroup).
    [/_PRE_PRODUCT_INSTANCE$/, 'busy'],
    // A status in which the operation is not possible: EIP, DDOS_IP, INSTANCE, DISK, NAT, NIC, IMAGE.
    [
        /^(OPERATION_DENIED|UNSUPPORTED_OPERATION|INVALID)_[A-Z0-9_]+_STATUS(_NOT_SUPPORT|_NOT_AVAILABLE|_ERROR)?$/,
        'busy',
    ],
    [/^OPERATION_DENIED_INVALID_STATUS$/, 'busy'],
    [/^(OPERATION_DENIED|OPERATION_FAILED)_[A-Z_]+_PROCESSING$/, 'busy'],
    // EIP_NOT_ASSIGNED (UnassociateEipAddress); NIC_NOT_EXIST_INSTANCE (DetachNetworkInterface).
    [/^OPERATION_DENIED_[A-Z_]+_(NOT_ASSIGNED|NOT_EXIST_[A-Z_]+)$/, 'already-free'],
    // VPC_SUBNET, VPC_NAT, CLUSTER_INSTANCE; CIDR_USED, NIC_ATTACHED, SUBNET_IN_USE.
    [/^INVALID_[A-Z0-9_]+_(ASSOCIATED|ATTACHED|USED|IN_USE)$/, 'in-use'],
    [/^CERTIFICATE_IS_USING$/, 'in-use'],
    // SUBNET_HAS_INSTANCE, VPC_EXIST_INSTANCE, DHCP_OPTIONS_SET_IN_USE_BY_SUBNET, SECURITY_GROUP_ASSOCIATE_VPC.
    [
        /^(OPERATION_DENIED|UNSUPPORTED_OPERATION)_[A-Z0-9_]*(?<!_NOT)_(HAS|EXIST|IN_USE_BY|ASSOCIATED?)_[A-Z_]+$/,
        'in-use',
    ],
    // INSTANCE_EXIST of a CIDR block. The codes for a port in use are not documented: they may end like these.
    [
        /^(OPERATION_DENIED|OPERATION_FAILED|UNSUPPORTED_OPERATION)_[A-Z_]*((?<!_NOT)_EXISTS?|_IN_USE|_INUSE|_BEING_USED)$/,
        'in-use',
    ],
    // Only the three codes above end the run: they concern the credential itself, or the clock that every signature needs.
    // Any other may concern one resource.
    [/^AUTHFAILURE_/, 'forbidden'],
];
/**
 * `kind`: the kind whose call was answered with `code`. That something is not found means that the resource is gone
 * only where the code names a resource of that kind: INVALID_VPC_NOT_FOUND says nothing about a subnet.
 */
function meaningOf(code, kind) {
    if (kind?.missingCodes.includes(code) === true)
        return 'gone';
    return ((Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined) ??
        PATTERNS.find(([pattern]) => pattern.test(code))?.[1] ??
        'other');
}
/** What to do, in one or two sentences; undefined where there is nothing to add to the code. */
function hintFor(code, about) {
    const hint = code === 'AUTHFAILURE_SIGNATURE_EXPIRED' ? CLOCK_HINT : HINTS[meaningOf(code)];
    return typeof hint === 'function' ? hint(about) : hint;
}
const CLOCK_HINT = "The signature has expired by the server's clock, and the action could not correct that. Check the clock of the runner.";
const RUN_AGAIN = 'Run again to continue from the current state.';
const date = ({ expires }) => (expires === undefined ? '' : ` (${expires})`);
const HINTS = {
    subscription: (about) => `A subscription cannot be terminated before it expires${date(about)}. Turn off its renewal in the console.`,
    commitment: (about) => `It is in a commitment term and cannot be terminated before the term ends${date(about)}.`,
    credentials: 'Check the access key id and its password, or the token: the API does not recognize them.',
    forbidden: ({ action }) => `The access key is not allowed to call ${action}. Grant it that permission, or use another key.`,
    busy: 'Another operation on it is in progress, such as its creation. Run again when it has finished.',
    'in-use': 'Something else still uses it: tear that down first, or in the same step.',
    'part-of-instance': 'It belongs to an instance and is deleted with it.',
    'bad-group': 'Check the input resource-group-id.',
    invalid: 'Check the id. If it is correct, please report this with the request id.',
    system: 'It belongs to the account or the system and cannot be deleted.',
    'not-in-bin': RUN_AGAIN,
    'already-free': RUN_AGAIN,
    'in-bin': RUN_AGAIN,
    gone: RUN_AGAIN,
    other: undefined,
};

;// CONCATENATED MODULE: ./src/resources/kind.ts
// What a kind of resource is to this action: one row of data. Everything that differs between kinds is a column of it.
/** All writes, in the order in which they are sent. */
const WRITE_STEPS = ['unbind', 'terminate', 'release'];
/** The maximum number of ids in one Describe of most kinds, by the reference pages of this API. */
const IDS_PER_DESCRIBE = 100;
/** The maximum number of resources on one page of a list, by every reference page of this API. */
const RESOURCES_PER_PAGE = 1000;
/** The status of what is listed and has no status field. In lower case: it is not one of Zenlayer's words. */
const LISTED = 'listed';
/** Zenlayer's ids consist of letters, digits and dashes; what could be a path, a flag or whitespace is not an id. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
function isId(text) {
    return ID.test(text);
}
/** It may still run workloads, or hold data. */
function isInUse(phase) {
    return phase === 'live' || phase === 'bound' || phase === 'held';
}
/** It has not been terminated: it is in use, or will be after the operation in progress. */
function isActive(phase) {
    return isInUse(phase) || phase === 'busy';
}
/** The kinds that it waits for: until they are out of use, or until they are gone. */
function kindsBefore({ goesAfter, goesAfterGone = [] }) {
    return [...goesAfter, ...goesAfterGone];
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

;// CONCATENATED MODULE: ./src/resources/item.ts
// Fields of an item, as an answer lists it.

/** Everything at `path`. A dot leads into an object or into each object of a list. */
function valuesAt(item, path) {
    return path
        .split('.')
        .reduce((values, field) => values.flatMap((value) => ((0,src_text/* isRecord */.u4)(value) ? [value[field]].flat() : [])), [item]);
}
function hasValue(item, wanted) {
    return wanted !== undefined && item[wanted.field] === wanted.is;
}
/** No value, an empty text or list, zero, or false. */
function isEmpty(value) {
    if (Array.isArray(value))
        return value.length === 0;
    return value === undefined || value === null || value === '' || value === 0 || value === false;
}

;// CONCATENATED MODULE: ./src/resources/observe.ts
// Reads an answer to a Describe: what it says about the requested ids or everything that a filter lists, or why it cannot
// be relied on.



/** `vm-instance/123`: as the inputs take it. */
function labelOf({ type, id }) {
    return `${type}/${id}`;
}
/** The problem is with one item, not with the answer: the others can still be read. */
class ItemError extends Error {
}
/** A name may have 255 characters (Zenlayer's documentation); a hostile one is cut there. */
const MAX_NAME = 255;
const MAX_STATUS = 64;
/** The whole name is compared, which takes time. */
const MAX_RAW_NAME = 65_536;
/**
 * What `response` says about `asked`. Only a complete answer to that question proves that an id is not in the list.
 *
 * @throws Error, saying why, when the answer is not such an answer
 */
function readDescribe(kind, asked, response) {
    const items = itemsOf(response);
    const observations = new Map();
    const unread = new Map();
    let unattributed;
    for (const item of items) {
        const read = attemptItem(kind, item);
        const id = idOf(kind, item);
        if (id === undefined) {
            unattributed = read instanceof ItemError ? read.message : undefined;
            continue;
        }
        // If the filter was ignored, this is the first page of the whole account: the ids may be on another.
        if (!asked.has(id))
            throw new Error('it lists a resource that was not requested');
        if (read instanceof ItemError)
            unread.set(id, read.message);
        else if (observations.has(id))
            unread.set(id, 'it lists a resource twice');
        else
            observations.set(id, read);
    }
    for (const id of unread.keys())
        observations.delete(id);
    const total = totalOf(response);
    if (total !== undefined)
        checkCount(total, items.length);
    // A page that was cut short looks just like one that lacks the id; only the count distinguishes them.
    else if (observations.size + unread.size < asked.size)
        throw new Error('it has no count');
    return { observations, unread, unattributed };
}
/** A count that is too small contradicts the list as much as one that is too large. */
function checkCount(total, listed) {
    if (total !== listed)
        throw new Error(`it counts ${total} resources but lists ${listed}`);
}
/** @throws Error, saying why, when the answer cannot be relied on */
function readPage(kind, response) {
    const observations = [];
    const unread = [];
    for (const item of itemsOf(response)) {
        const id = idOf(kind, item);
        const read = attemptItem(kind, item);
        if (read instanceof ItemError)
            unread.push({ id, reason: read.message });
        // Only a valid id may be used: it is sent to the API in a write.
        else if (!isId(read.id))
            unread.push({ id: undefined, reason: `an item of its list has an ${kind.fields.id} that is not an id` });
        else
            observations.push(read);
    }
    const total = totalOf(response);
    if (total === undefined)
        throw new Error('it has no count');
    return { observations, unread, total };
}
function idOf({ fields }, item) {
    const id = (0,src_text/* isRecord */.u4)(item) ? item[fields.id] : undefined;
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
        throw new Error('it has a count that is not a number');
    if (total !== undefined && total < 0)
        throw new Error(`it has a count of ${total}`);
    return total;
}
/** `zoneId` on instances, bare-metal EIPs, disks and blocks; `dcId` on ports; `regionId` on elastic EIPs and zlb. */
const PLACES = ['zoneId', 'dcId', 'regionId'];
function readItem(kind, item) {
    const { fields } = kind;
    if (!(0,src_text/* isRecord */.u4)(item))
        throw new ItemError('an item of its list is not an object');
    const raw = (field) => {
        const value = field === undefined ? undefined : item[field];
        return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const { id, status } = readIdentity(kind, item);
    const rawName = readName(kind, item);
    const name = (0,src_text/* plainText */.wh)(rawName, MAX_NAME);
    const expires = raw(fields.expires);
    const chargeType = raw(fields.chargeType);
    const zone = PLACES.map(raw).find((place) => place !== undefined);
    const short = (text) => (text === undefined ? undefined : (0,src_text/* plainText */.wh)(text, MAX_STATUS));
    return {
        id,
        name,
        // The same string where nothing had to be taken out.
        rawName: rawName === name ? name : rawName,
        status: (0,src_text/* plainText */.wh)(status, MAX_STATUS),
        phase: readPhase(kind, item, status),
        prepaid: chargeType === 'PREPAID',
        ...(0,src_text/* defined */.sw)({ chargeType: short(chargeType), zone: short(zone) }),
        expires: short(expires),
        createdAt: readTime(raw(fields.created)),
        recycleBin: hasRecycleBin(kind, item),
        resourceGroupId: raw('resourceGroupId') ?? groupOf(item['resourceGroup']),
        tags: kind.tags.item ? readTags(item['tags']) : NO_TAGS,
        attachedTo: readReferences(kind.attachedTo, item),
        refersTo: readReferences(kind.refersTo, item),
        boundTo: readBoundTo(kind, item),
        belongsTo: kind.keepWhere?.find((rule) => applies(rule, item))?.because,
        dependents: readDependents(kind, item),
        isPart: hasValue(item, kind.partWhere),
        stays: hasValue(item, kind.staysWhere),
    };
}
/** The fields without which nothing can be said about an item. */
function readIdentity({ fields }, item) {
    const id = item[fields.id];
    if (typeof id !== 'string')
        throw new ItemError(`an item of its list has no ${fields.id}`);
    if (fields.status === undefined)
        return { id, status: LISTED };
    const status = item[fields.status];
    if (typeof status !== 'string' || status === '')
        throw new ItemError(`an item of its list has no ${fields.status}`);
    return { id, status };
}
const NO_REFERENCES = [];
function readReferences(links, item) {
    if (links === undefined)
        return NO_REFERENCES;
    return links.flatMap(({ type, field }) => valuesAt(item, field).flatMap((id) => referenceTo(type, id)));
}
/** Without a status field, what is listed is live. */
function readPhase(kind, item, status) {
    const phase = kind.fields.status === undefined ? 'live' : phaseOf(kind, status);
    const isBound = kind.boundWhere !== undefined && !isEmpty(item[kind.boundWhere]);
    return phase === 'live' && isBound ? 'bound' : phase;
}
const NO_IDS = [];
function readBoundTo({ boundWhere, writes }, item) {
    const isByPair = writes.unbind !== undefined && 'pairField' in writes.unbind;
    if (boundWhere === undefined || !isByPair)
        return NO_IDS;
    return valuesAt(item, boundWhere).filter((id) => typeof id === 'string' && isId(id));
}
/** A field that is missing does not prove that an item may be deleted: only a known value does. */
function applies(rule, item) {
    if ('is' in rule)
        return hasValue(item, rule);
    const value = item[rule.field];
    return !(typeof value === 'string' && rule.isNot.includes(value));
}
function readDependents({ dependents }, item) {
    if (dependents === undefined)
        return NO_REFERENCES;
    return dependents.flatMap(({ type, listedIn = [] }) => listedIn.flatMap(({ field, id, unless }) => [item[field]]
        .flat()
        .flatMap((part) => ((0,src_text/* isRecord */.u4)(part) && !hasValue(part, unless) ? referenceTo(type, part[id]) : []))));
}
/** Only a valid id becomes a reference: it may be sent to the API. */
function referenceTo(type, id) {
    return typeof id === 'string' && isId(id) ? [{ type, id }] : [];
}
/** Rules may concern its name: one that cannot be read must not count as empty. */
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
    const id = (0,src_text/* isRecord */.u4)(group) ? group['resourceGroupId'] : undefined;
    return typeof id === 'string' && id !== '' ? id : undefined;
}
/** Zenlayer was founded in 2014. An earlier date stands for none, such as Go's year 1. */
const EARLIEST = Date.UTC(2014, 0, 1);
/** ISO 8601 in UTC and nothing else: a time in another form could be misread. */
function readTime(text) {
    if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text))
        return undefined;
    const time = Date.parse(text);
    return time >= EARLIEST ? time : undefined;
}
const NO_TAGS = [];
/** `{tags: [{key, value}]}` in every model; a plain list is accepted as well. */
function readTags(value) {
    if (value === undefined)
        return undefined;
    if (value === null)
        return NO_TAGS;
    const list = (0,src_text/* isRecord */.u4)(value)
        ? (value['tags'] ?? (Object.keys(value).every((key) => key === 'tags') ? [] : value))
        : value;
    // Tags may protect it: tags that cannot be read must not count as none.
    if (!Array.isArray(list))
        throw new ItemError('an item of its list has tags that cannot be read');
    // One array for all: most of ten thousand resources have no tags.
    if (list.length === 0)
        return NO_TAGS;
    return list.map((tag) => {
        const { key, value: text } = (0,src_text/* isRecord */.u4)(tag) ? tag : {};
        if (typeof key !== 'string' || (typeof text !== 'string' && text !== null && text !== undefined))
            throw new ItemError('an item of its list has tags that cannot be read');
        return { key, value: text ?? '' };
    });
}

;// CONCATENATED MODULE: ./src/resources/api.ts
// The calls of this API, by kind. Callers pass and receive typed values; field names, request bodies and paging stay in
// this file.





/** The answer cannot be relied on; the message completes "the answer to DescribeX cannot be relied on: …". */
class UnusableAnswerError extends Error {
}
/**
 * Describes `ids`, at most `kind.describe.atMost` of them.
 *
 * @throws CallError when the API refused, or did not answer
 * @throws UnusableAnswerError
 */
async function describeIds(client, kind, ids, options) {
    // Without a page size the API lists 20, and 80 of a hundred ids would look gone.
    const body = { [kind.describe.idsField]: ids, pageNum: 1, pageSize: kind.describe.atMost };
    const response = await read(client, kind, body, options);
    return usable(() => readDescribe(kind, new Set(ids), response));
}
/**
 * One page of a list, counted from 1.
 *
 * @throws CallError when the API refused, or did not answer
 * @throws UnusableAnswerError
 */
async function listPage(client, kind, filters, pageNum, options) {
    const { pageSize = RESOURCES_PER_PAGE, ...others } = options;
    const response = await read(client, kind, { ...parametersOf(kind, filters), pageNum, pageSize }, others);
    return usable(() => readPage(kind, response));
}
function parametersOf(kind, { tag, name, resourceGroupId, on }) {
    return {
        ...(tag === undefined || !kind.tags.filter ? {} : tagParameter(tag)),
        ...(name === undefined ? {} : nameParameter(kind, name)),
        ...(resourceGroupId === undefined || !kind.group.filter ? {} : { resourceGroupId }),
        ...(on === undefined ? {} : onParameter(kind, on)),
    };
}
function tagParameter({ key, value }) {
    return value === undefined ? { tagKeys: [key] } : { tags: [{ key, value }] };
}
function nameParameter({ nameFilter: filter }, { text, whole }) {
    // Beyond ASCII, one name may be written in two ways, and the server may distinguish them.
    if (filter === undefined || !/^[ -~]+$/.test(text))
        return {};
    if (whole)
        return { [filter.parameter]: text };
    return filter.prefix ? { [filter.parameter]: `${text}*` } : {};
}
function onParameter(kind, { type, id }) {
    const filter = kind.filters?.[type];
    if (filter === undefined)
        return {};
    return filter.endsWith(LIST) ? { [filter.slice(0, -LIST.length)]: [id] } : { [filter]: id };
}
const LIST = '[]';
async function read(client, kind, body, options) {
    const { service, version, describe } = kind;
    const { response } = await client.call({ service, version, action: describe.action, body, write: false }, options);
    return response;
}
function usable(read) {
    try {
        return read();
    }
    catch (error) {
        throw new UnusableAnswerError(error instanceof Error ? error.message : String(error));
    }
}
/**
 * Sends the call of `step` for `subjects`, which are no more than one call takes.
 *
 * @throws CallError when the API refused, or no good answer came
 * @throws NotDueError when it no longer had to be sent
 */
async function api_write(client, kind, step, subjects, { keepsDependents = false, ...options }) {
    const call = kind.writes[step];
    const [first] = subjects;
    if (call === undefined || first === undefined)
        return NOTHING_LEFT;
    const send = async (body) => {
        const { service, version } = kind;
        const { response } = await client.call({ service, version, action: call.action, body, write: true }, options);
        return response;
    };
    if ('idsField' in call) {
        const ids = subjects.map(({ id }) => id);
        return leftOut(call, kind, await send({ [call.idsField]: ids, ...(keepsDependents ? call.keepDependents : {}) }));
    }
    if (call.pairField === undefined)
        await send({ [call.idField]: first.id });
    else
        await sendPairs(first, call.idField, call.pairField, send);
    return NOTHING_LEFT;
}
const NOTHING_LEFT = new Map();
async function sendPairs({ id, boundTo }, idField, pairField, send) {
    for (const [index, other] of boundTo.entries()) {
        try {
            await send({ [idField]: id, [pairField]: other });
        }
        catch (error) {
            const isFree = error instanceof zenlayer/* CallError */.RA && meaningOf(error.code) === 'already-free';
            if (!isFree || index === boundTo.length - 1)
                throw error;
        }
    }
}
const MAX_CODE = 100;
const MAX_MESSAGE = 500;
/** The answer lists them under either of two names: as ids, or as objects with an id, a code and a message. */
function leftOut(call, kind, response) {
    const left = new Map();
    for (const field of new Set([call.idsField, call.failedField ?? call.idsField])) {
        const listed = response[field] ?? [];
        if (!Array.isArray(listed))
            return 'unclear';
        for (const one of listed) {
            const { [kind.fields.id]: id, errorCode, errorMsg } = (0,src_text/* isRecord */.u4)(one) ? one : { [kind.fields.id]: one };
            if (typeof id !== 'string')
                return 'unclear';
            left.set(id, {
                ...(typeof errorCode === 'string' ? { code: (0,zenlayer/* normaliseCode */.g$)((0,src_text/* plainText */.wh)(errorCode, MAX_CODE)) } : {}),
                ...(typeof errorMsg === 'string' ? { message: (0,src_text/* plainText */.wh)(errorMsg, MAX_MESSAGE) } : {}),
            });
        }
    }
    return left;
}

;// CONCATENATED MODULE: ./src/resources/kinds/row.ts
// How the rows of kinds are written: defaults for all kinds and for those of one service; a row has the rest.


/** A call that takes a list of ids. `failedField`: where its answer lists failures under another name than the ids. */
function inBatches(action, failedField) {
    return { action, atMost: 100, ...(0,src_text/* defined */.sw)({ failedField }) };
}
/** Words that stand for several kinds: a kind whose type ends in one belongs to that family. */
const FAMILIES = [
    ...['instance', 'disk', 'eip', 'load-balancer', 'vpc', 'subnet', 'security-group', 'cidr-block'],
];
/** Makes the rows of one service. */
function service({ service: name, version, defaults = {} }) {
    return (type, label, row) => {
        const { calls, unbind, item, missing, attachedTo, refersTo, statuses, ...columns } = row;
        const { id, maxIds = IDS_PER_DESCRIBE } = item;
        const ids = `${id}s`;
        const family = FAMILIES.find((word) => type.endsWith(`-${word}`));
        return {
            ...{ type, label, service: name, version, ...(0,src_text/* defined */.sw)({ family }) },
            describe: { action: calls.list, idsField: ids, atMost: maxIds },
            tags: presence(item.tags ?? defaults.tags),
            group: presence(item.group ?? defaults.group),
            writes: writesOf(calls, unbind, (call) => writeOf(call, id, ids)),
            fields: fieldsOf(item, statuses !== undefined),
            missingCodes: missing ?? [],
            ...{ goesAfter: [], deletedOutright: [], subscription: 'refused' },
            recycleBin: defaults.recycleBin ?? false,
            ...(0,src_text/* defined */.sw)({ attachedTo: attachments(attachedTo), refersTo: attachments(refersTo) }),
            ...columns,
            statuses: statuses ?? {},
        };
    };
}
function fieldsOf(item, hasStatus) {
    const { id, name = 'name', status = 'status', created = 'createTime', expires = 'expiredTime', chargeType, } = item;
    return {
        ...{ id, name, expires },
        ...(0,src_text/* defined */.sw)({ status: hasStatus ? status : undefined, created: created ?? undefined, chargeType }),
    };
}
function writesOf(calls, unbind, write) {
    return {
        ...(unbind === undefined ? {} : { unbind: write(unbind) }),
        ...('remove' in calls
            ? { terminate: write(calls.remove), release: write(calls.remove) }
            : { terminate: write(calls.terminate), release: write(calls.release) }),
    };
}
function writeOf(call, idField, idsField) {
    if (typeof call === 'string')
        return { action: call, idField };
    return 'atMost' in call ? { ...call, idsField } : { ...call, idField };
}
function presence(shown = true) {
    return typeof shown === 'boolean'
        ? { item: shown, filter: shown }
        : { item: shown === 'item', filter: shown === 'filter' };
}
function attachments(links) {
    if (links === undefined)
        return undefined;
    return Object.entries(links).flatMap(([type, fields]) => [fields].flat().map((field) => ({ type, field })));
}

;// CONCATENATED MODULE: ./src/resources/kinds/aigw.ts
// AI gateways. Sources: Python SDK 2.0.77, CLI. No code of their deletion is known.

const aigw = service({ service: 'aigw', version: '2026-04-14' });
const AIGW = [
    aigw('ai-gateway', 'AI gateway', {
        calls: { list: 'DescribeAiGateways', remove: 'DeleteAiGateway' },
        item: { id: 'gatewayUuid', name: 'gatewayName', created: 'createdAt', expires: 'expireTime' },
    }),
];

;// CONCATENATED MODULE: ./src/resources/kinds/shared.ts
// What kinds of several services have in common.

/** The instances of VM and bare metal. */
const INSTANCE = {
    calls: {
        list: 'DescribeInstances',
        terminate: 'TerminateInstance',
        release: inBatches('ReleaseInstances'),
    },
    item: {
        id: 'instanceId',
        name: 'instanceName',
        status: 'instanceStatus',
        chargeType: 'instanceChargeType',
    },
    nameFilter: { parameter: 'instanceName', prefix: true },
    recycleBin: true,
    missing: ['INVALID_INSTANCE_NOT_FOUND'],
    deletedOutright: ['CREATE_FAILED'],
};
/** How instances name their data disks. A system disk is found in the list of disks. */
const INSTANCE_DISKS = [{ field: 'dataDisks', id: 'diskId' }];
/** The statuses of termination, for instances and for most of bare metal. */
const RECYCLES = { recycling: ['RECYCLING'], recycled: ['RECYCLE'], leaving: ['RELEASING'] };
/** The statuses that instances of every service have, and those that one service adds. */
function instanceStatuses(added) {
    return {
        ...RECYCLES,
        live: ['RUNNING', 'STOPPED', 'CREATE_FAILED', ...(added.live ?? [])],
        busy: ['PENDING', 'BOOTING', 'STOPPING', ...added.busy],
    };
}
/** The disks of VM and elastic compute. */
const DISK = {
    item: { id: 'diskId', name: 'diskName', status: 'diskStatus' },
    partWhere: { field: 'diskType', is: 'SYSTEM' },
    staysWhere: { field: 'portable', is: true },
    missing: ['INVALID_DISK_NOT_FOUND'],
    statuses: {
        live: ['AVAILABLE', 'FAILED'],
        // Deletion is refused until the disk is detached. That is left to whoever uses it: a mounted disk may hold data.
        held: ['IN_USE'],
        // The last two belong to elastic compute (CLI).
        busy: ['CREATING', 'ATTACHING', 'DETACHING', 'CHANGING', 'SNAPSHOT_CREATING', 'ROLLING_BACK'],
        recycling: ['RECYCLING'],
        recycled: ['RECYCLED'],
        leaving: ['DELETING'],
    },
};
/** The load balancers of bare metal and elastic compute. */
const LOAD_BALANCER = {
    item: { id: 'loadBalancerId', name: 'loadBalancerName' },
    missing: ['INVALID_LOAD_BALANCER_NOT_FOUND', 'INVALID_LOADBALANCER_NOT_FOUND'],
    // Those of zlb (CLI). No page lists those of bare metal; the others are the ones its service uses elsewhere.
    statuses: {
        live: ['RUNNING', 'AVAILABLE', 'STOPPED', 'CREATE_FAILED'],
        busy: ['CREATING', 'UPDATING'],
        recycling: ['RECYCLING'],
        recycled: ['RECYCLED'],
        leaving: ['RELEASING', 'DELETING'],
    },
};
/** The account's default resources cannot be deleted (CLI). */
function keepDefault(noun) {
    return [{ field: 'isDefault', is: true, because: `the account: it is the default ${noun}` }];
}

;// CONCATENATED MODULE: ./src/resources/kinds/bmc.ts
// Bare metal. Sources: Python SDK 2.0.77, CLI, Terraform provider; the codes: reference pages, Go SDK.


const bmc = service({ service: 'bmc', version: '2026-02-01' });
/** VPCs and subnets: enumerated by the filters of the CLI. */
const NETWORK_STATUSES = { live: ['AVAILABLE', 'CREATE_FAILED'], leaving: ['DELETING'] };
const EIP_STATUSES = {
    ...RECYCLES,
    // The reference's data structure says ASSOCIATED, the page of TerminateEipAddress says INUSE.
    live: ['AVAILABLE', 'ASSOCIATED', 'INUSE', 'CREATE_FAILED'],
    busy: ['CREATING', 'ASSOCIATING', 'UNASSOCIATING'],
};
const CIDR_STATUSES = {
    ...RECYCLES,
    // FAILED is in the Terraform provider's constants, CREATE_FAILED in the CLI's.
    live: ['AVAILABLE', 'CREATE_FAILED', 'FAILED'],
    busy: ['CREATING'],
    leaving: ['DELETING', 'RELEASING'],
};
const BMC = [
    bmc('bmc-instance', 'bare-metal instance', {
        ...INSTANCE,
        goesAfter: ['bmc-load-balancer', 'bmc-eip'],
        refersTo: { 'bmc-subnet': 'subnetIds', 'key-pair': 'keyId' },
        filters: { 'bmc-subnet': 'subnetId' },
        statuses: instanceStatuses({ live: ['INSTALL_FAILED'], busy: ['CREATING', 'INSTALLING'] }),
        // Under 2022-11-20 it was refused; since 2026-02-01 the call succeeds and the instance lives on until it expires.
        subscription: 'scheduled',
    }),
    bmc('bmc-eip', 'bare-metal EIP', {
        calls: {
            list: 'DescribeEipAddresses',
            terminate: 'TerminateEipAddress',
            release: inBatches('ReleaseEipAddresses'),
        },
        // An EIP has no name; its address is what people know it by.
        item: { id: 'eipId', name: 'ipAddress', status: 'eipStatus', chargeType: 'eipChargeType' },
        nameFilter: { parameter: 'ipAddress', prefix: false },
        recycleBin: true,
        refersTo: { 'bmc-instance': 'instanceId' },
        filters: { 'bmc-instance': 'instanceId' },
        missing: ['INVALID_EIP_NOT_FOUND', 'INVALID_EIP_ORDER_NOT_FOUND'],
        statuses: EIP_STATUSES,
        // A failed one is refunded; no source says that it skips the bin.
        deletedOutright: [],
    }),
    bmc('bmc-cidr-block', 'bare-metal CIDR block', {
        calls: {
            list: 'DescribeCidrBlocks',
            terminate: 'TerminateCidrBlock',
            release: inBatches('ReleaseCidrBlocks'),
        },
        // `expireTime` without the `d` of all others (Python SDK).
        item: { id: 'cidrBlockId', name: 'cidrBlockName', expires: 'expireTime', chargeType: 'chargeType' },
        nameFilter: { parameter: 'cidrBlockName', prefix: false },
        // An IPv6 block is released at once (TerminateCidrBlock).
        recycleBin: { where: { field: 'cidrBlockType', is: 'IPv4' } },
        // A load balancer may have its address from an IPv6 block.
        goesAfter: ['bmc-instance', 'bmc-eip', 'bmc-load-balancer'],
        refersTo: { 'bmc-instance': 'instanceIds' },
        missing: ['INVALID_CIDR_BLOCK_NOT_FOUND', 'INVALID_CIDRBLOCK_NOT_FOUND'],
        statuses: CIDR_STATUSES,
        deletedOutright: ['CREATE_FAILED'],
    }),
    bmc('bmc-load-balancer', 'bare-metal load balancer', {
        ...LOAD_BALANCER,
        calls: {
            list: 'DescribeLoadBalancers',
            terminate: 'TerminateLoadBalancer',
            release: 'ReleaseLoadBalancer',
        },
        item: { ...LOAD_BALANCER.item, chargeType: 'chargeType' },
        recycleBin: true,
        refersTo: { 'bmc-instance': 'backendList.instanceId', 'vm-instance': 'backendList.instanceId' },
    }),
    bmc('bmc-vpc', 'bare-metal VPC', {
        calls: { list: 'DescribeVpcs', remove: 'DeleteVpc' },
        item: { id: 'vpcId', name: 'vpcName', status: 'vpcStatus' },
        goesAfterGone: ['bmc-subnet', 'bmc-instance'],
        missing: ['INVALID_VPC_NOT_FOUND'],
        statuses: { ...NETWORK_STATUSES, busy: ['CREATING'] },
    }),
    bmc('bmc-subnet', 'bare-metal subnet', {
        calls: { list: 'DescribeSubnets', remove: 'DeleteSubnet' },
        item: { id: 'subnetId', name: 'subnetName', status: 'subnetStatus', tags: false },
        // A load balancer has its master and backup addresses from a subnet (CreateLoadBalancer).
        goesAfterGone: ['bmc-instance', 'bmc-load-balancer'],
        refersTo: { 'bmc-vpc': 'vpcId', 'bmc-instance': 'subnetInstanceSet.instanceId' },
        filters: { 'bmc-vpc': 'vpcId' },
        missing: ['INVALID_SUBNET_NOT_FOUND'],
        // PENDING and ASSOCIATING are in the Terraform provider's constants.
        statuses: { ...NETWORK_STATUSES, busy: ['CREATING', 'PENDING', 'ASSOCIATING'] },
    }),
];

;// CONCATENATED MODULE: ./src/resources/kinds/ccs.ts
// Key pairs. Sources: Python SDK 2.0.77, CLI; the code: ModifyKeyPairAttribute.

const ccs = service({ service: 'ccs', version: '2025-09-01', defaults: { tags: false, group: false } });
const CCS = [
    ccs('key-pair', 'SSH key pair', {
        calls: { list: 'DescribeKeyPairs', remove: inBatches('DeleteKeyPairs') },
        item: { id: 'keyId', name: 'keyName' },
        goesAfter: ['vm-instance', 'bmc-instance', 'zec-instance'],
        missing: ['INVALID_KEY_PAIR_NOT_FOUND'],
    }),
];

;// CONCATENATED MODULE: ./src/resources/kinds/ipt.ts
// IP transits. Sources: Python SDK 2.0.77, CLI. No page with the codes of its deletion is known.

const ipt = service({ service: 'ipt', version: '2024-09-01' });
/**
 * It can be deleted only in the first two of `live` (CLI). The other `…_FAILED` allow no call, so they stay unknown.
 * AVAILABLE and DEPLOYING are on older pages.
 */
const IP_TRANSIT_STATUSES = {
    live: ['RUNNING', 'CREATING_FAILED', 'AVAILABLE'],
    busy: ['CREATING', 'UPDATING', 'RECOVERING', 'DEPLOYING'],
    leaving: ['DELETING', 'DESTROYING'],
    gone: ['DESTROYED'],
};
const IPT = [
    ipt('ip-transit', 'IP transit', {
        calls: { list: 'DescribeIPTransits', remove: 'DeleteIPTransit' },
        item: { id: 'iptId', name: 'iptName', status: 'iptStatus' },
        refersTo: {
            port: ['peerPortId', 'haLinks.peerPortId'],
            'private-connect': ['privateConnectId', 'haLinks.privateConnectId'],
        },
        filters: { port: 'peerPortId' },
        statuses: IP_TRANSIT_STATUSES,
    }),
];

;// CONCATENATED MODULE: ./src/resources/kinds/sdn.ts
// Ports, private connects and cloud routers. Sources: Python SDK 2.0.77; statuses: Terraform provider, reference pages.

const sdn = service({
    service: 'sdn',
    version: '2026-04-01',
    defaults: {
        recycleBin: true,
    },
});
const STATUSES = {
    live: ['RUNNING'],
    busy: ['CREATING', 'UPDATING', 'RECOVERING'],
    recycling: ['DELETING'],
    recycled: ['RECYCLED'],
    leaving: ['DESTROYING'],
    gone: ['DESTROYED'],
};
const PORT = {
    id: 'portId',
    name: 'portName',
    status: 'portStatus',
    created: 'createdTime',
    // Answered by the 2023-08-30 models only; read in case a later version answers it again.
    chargeType: 'portChargeType',
    group: 'filter',
};
const SDN = [
    sdn('port', 'port', {
        calls: { list: 'DescribePorts', terminate: 'TerminatePort', release: 'DestroyPort' },
        item: PORT,
        goesAfter: ['private-connect', 'cloud-router', 'ip-transit'],
        missing: ['INVALID_PORT_NOT_FOUND', 'SELF_SERVICE_PORT_NOT_FOUND'],
        statuses: STATUSES,
    }),
    sdn('private-connect', 'layer-2 private connect', {
        calls: {
            list: 'DescribePrivateConnects',
            terminate: 'DeletePrivateConnect',
            release: 'DestroyPrivateConnect',
        },
        item: { id: 'privateConnectId', name: 'privateConnectName', status: 'privateConnectStatus' },
        goesAfter: ['ip-transit'],
        refersTo: { port: ['endpointA.endpointId', 'endpointZ.endpointId'] },
        missing: ['INVALID_PRIVATE_CONNECT_NOT_FOUND'],
        statuses: STATUSES,
    }),
    sdn('cloud-router', 'layer-3 cloud router', {
        calls: { list: 'DescribeCloudRouters', terminate: 'DeleteCloudRouter', release: 'DestroyCloudRouter' },
        item: { id: 'cloudRouterId', name: 'cloudRouterName', status: 'cloudRouterStatus' },
        refersTo: { port: 'edgePoints.portId', 'zec-border-gateway': 'edgePoints.zbgId' },
        missing: ['INVALID_CLOUD_ROUTER_NOT_FOUND'],
        statuses: STATUSES,
    }),
];

;// CONCATENATED MODULE: ./src/resources/kinds/traffic.ts
// Bandwidth clusters. Sources: Python SDK 2.0.77, CLI; the codes: reference pages, Go SDK.

const traffic = service({ service: 'traffic', version: '2024-03-26' });
const DELETE_CLUSTERS = { ...inBatches('DeleteBandwidthClusters'), atMost: 20 };
/** Everything that may use the bandwidth of a cluster. */
const USES_BANDWIDTH = [
    'vm-instance',
    'bmc-instance',
    'zec-instance',
    'bmc-eip',
    'zec-eip',
    'zec-nic',
    'bmc-load-balancer',
    'zlb-load-balancer',
    'zec-nat-gateway',
    'zec-cross-region-bandwidth',
];
const TRAFFIC = [
    traffic('bandwidth-cluster', 'bandwidth cluster', {
        calls: { list: 'DescribeBandwidthClusters', remove: DELETE_CLUSTERS },
        item: { id: 'bandwidthClusterId', name: 'bandwidthClusterName' },
        goesAfter: USES_BANDWIDTH,
        missing: ['INVALID_CLUSTER_NOT_FOUND'],
    }),
];

;// CONCATENATED MODULE: ./src/resources/kinds/vm.ts
// VM instances and what belongs to them. Sources: Python SDK 2.0.77, CLI; the codes: reference pages, Go SDK.


const vm = service({ service: 'vm', version: '2026-04-01' });
const SECURITY_GROUP = {
    id: 'securityGroupId',
    name: 'securityGroupName',
    status: 'securityGroupStatus',
};
const VM = [
    vm('vm-instance', 'VM instance', {
        ...INSTANCE,
        // A bare-metal balancer may have VMs behind it (CLI, backends of DescribeLoadBalancers).
        goesAfter: ['bmc-load-balancer'],
        dependents: [{ type: 'vm-disk', isListed: true, listedIn: INSTANCE_DISKS }],
        refersTo: { 'vm-subnet': 'subnetId', 'vm-security-group': 'securityGroupIds', 'key-pair': 'keyId' },
        filters: { 'vm-subnet': 'subnetId', 'vm-security-group': 'securityGroupId' },
        statuses: instanceStatuses({ busy: ['DEPLOYING', 'REBUILDING', 'REBOOT', 'IMAGING'] }),
    }),
    vm('vm-disk', 'VM disk', {
        ...DISK,
        calls: { list: 'DescribeDisks', terminate: 'TerminateDisk', release: 'ReleaseDisk' },
        item: { ...DISK.item, chargeType: 'chargeType', group: 'filter' },
        nameFilter: { parameter: 'diskName', prefix: false },
        recycleBin: true,
        goesAfter: ['vm-instance'],
        attachedTo: { 'vm-instance': 'instanceId' },
        filters: { 'vm-instance': 'instanceId' },
    }),
    vm('vm-subnet', 'VM subnet', {
        calls: { list: 'DescribeSubnets', remove: 'DeleteSubnet' },
        item: { id: 'subnetId', name: 'subnetName', status: 'subnetStatus', tags: false, group: false },
        goesAfterGone: ['vm-instance'],
        refersTo: { 'vm-instance': 'instanceIdList' },
        keepWhere: keepDefault('subnet'),
        missing: ['INVALID_SUBNET_NOT_FOUND'],
        statuses: { live: ['Available', 'Failed'], busy: ['Creating'] },
    }),
    vm('vm-security-group', 'VM security group', {
        calls: { list: 'DescribeSecurityGroups', remove: 'DeleteSecurityGroup' },
        item: { ...SECURITY_GROUP, tags: false, group: false },
        goesAfterGone: ['vm-instance'],
        refersTo: { 'vm-instance': 'instanceIds' },
        keepWhere: keepDefault('security group'),
        missing: ['INVALID_SECURITY_GROUP_NOT_FOUND'],
        // The only two that the page of the operation names.
        statuses: { live: ['AVAILABLE', 'FAIL'] },
    }),
];

;// CONCATENATED MODULE: ./src/resources/kinds/zdns.ts
// Private DNS zones. Sources: Python SDK 2.0.77, Terraform provider; the code: UnbindPrivateZoneVpc.

const zdns = service({ service: 'zdns', version: '2025-11-01' });
const ZDNS = [
    zdns('private-zone', 'private DNS zone', {
        calls: { list: 'DescribePrivateZones', remove: 'DeletePrivateZone' },
        // The id of the DNS zone; elsewhere in this API a zoneId is an availability zone.
        item: { id: 'zoneId', name: 'zoneName' },
        refersTo: { 'zec-vpc': 'vpcIds' },
        filters: { 'zec-vpc': 'vpcIds[]' },
        missing: ['INVALID_PRIVATE_ZONE_NOT_FOUND'],
    }),
];

;// CONCATENATED MODULE: ./src/resources/kinds/zec.ts
// Elastic compute. Sources: Python SDK 2.0.77, CLI, Terraform provider; the codes: reference pages, Terraform provider.


const zec = service({ service: 'zec', version: '2025-09-01' });
/** The same call twice: into the recycle bin, where the account has one, and out of it. */
const RELEASE_INSTANCES = {
    ...inBatches('ReleaseInstances', 'instanceIds'),
    keepDependents: { dependResource: false },
};
/** ReleaseInstances (CLI): non-default EIPs, disks that cannot be detached, and secondary vNICs. */
const RELEASED_WITH_INSTANCES = [
    { type: 'zec-eip', isListed: true },
    { type: 'zec-disk', isListed: true, listedIn: INSTANCE_DISKS },
    {
        type: 'zec-nic',
        isListed: true,
        listedIn: [{ field: 'nics', id: 'nicId', unless: { field: 'nicType', is: 'Primary' } }],
    },
];
/** The kinds that use addresses of a subnet. */
const IN_SUBNETS = ['zec-instance', 'zec-nic', 'zec-nat-gateway', 'zec-havip', 'zlb-load-balancer'];
/** The fields of most items, and the parameters of their lists. */
const NETWORK = {
    'zec-vpc': 'vpcId',
    'zec-subnet': 'subnetId',
    'zec-security-group': 'securityGroupId',
};
const INSTANCE_REFERS_TO = {
    'zec-vpc': 'nics.vpcId',
    'zec-subnet': ['subnetId', 'nics.subnetId'],
    'zec-security-group': 'securityGroupId',
    'zec-placement-group': 'placementGroupId',
    'key-pair': 'keyId',
};
/** The associatedId is that of a balancer where associatedType is LB, otherwise that of one of the others. */
const EIP_ATTACHED_TO = { 'zec-instance': 'instanceId', 'zlb-load-balancer': 'associatedId' };
const EIP_ASSOCIATED_WITH = {
    'zec-nat-gateway': 'associatedId',
    'zec-nic': 'associatedId',
    'zec-havip': 'associatedId',
};
const EIP_REFERS_TO = {
    ...EIP_ASSOCIATED_WITH,
    'zec-cidr-block': 'cidrId',
    'bandwidth-cluster': 'bandwidthCluster.bandwidthClusterId',
};
/** They give their EIP back when they are deleted. Unbinding it at the same time would race with that. */
const RETURN_THEIR_EIP = ['zlb-load-balancer', 'zec-nat-gateway'];
/** The address that an instance was created with. It cannot be unbound (OPERATION_DENIED_EIP_IS_DEFAULT). */
const DEFAULT_EIP = { field: 'isDefault', is: true };
const zec_EIP_STATUSES = {
    live: ['UNBIND', 'CREATE_FAILED'],
    // Unlike a bare-metal EIP, it has to be unbound before it is deleted.
    bound: ['BINDED'],
    busy: ['CREATING', 'ASSIGNING'],
    recycling: ['RECYCLING'],
    recycled: ['RECYCLED'],
    leaving: ['DELETING'],
};
/** Where an item of a security group names what the group is set on. */
const SECURED = {
    'zec-vpc': 'vpcIds',
    'zec-nic': 'nicIdList',
    'zec-nat-gateway': 'natIdList',
    'zlb-load-balancer': 'loadBalancerIdList',
    'zec-havip': 'haVipIdList',
};
const NEXT_HOPS = {
    'zec-nic': 'nextHopId',
    'zec-nat-gateway': 'nextHopId',
    'zec-border-gateway': 'nextHopId',
};
const PRIMARY_NIC = { field: 'nicType', is: 'Primary' };
/** The primary vNIC is part of its instance. Any other is detached where its instance stays. */
const NIC_OF_INSTANCE = {
    unbind: 'DetachNetworkInterface',
    attachedTo: { 'zec-instance': 'instanceId' },
    partWhere: PRIMARY_NIC,
    keepWhere: [{ ...PRIMARY_NIC, because: 'its instance, as the primary vNIC' }],
};
const NIC_STATUSES = {
    live: ['AVAILABLE', 'CREATE_FAILED'],
    held: ['USED'],
    busy: ['PENDING', 'ATTACHING', 'DETACHING'],
    leaving: ['DELETING'],
};
/** CIDR blocks and cross-region bandwidths. */
const CHANGEABLE = {
    busy: ['CREATING', 'CHANGING'],
    // In the Terraform provider's constants only.
    recycling: ['RECYCLING'],
    leaving: ['DELETING'],
};
/** The block of an IP transit is deleted with it (CLI). */
const KEEP_TRANSIT_CIDR = [
    { field: 'source', is: 'SDN_RIPT', because: 'an IP transit (source is SDN_RIPT)' },
];
const ZEC = [
    zec('zec-instance', 'elastic compute instance', {
        calls: { list: 'DescribeInstances', remove: RELEASE_INSTANCES },
        item: { id: 'instanceId', name: 'instanceName' },
        goesAfter: ['zlb-load-balancer', 'zec-eip'],
        dependents: RELEASED_WITH_INSTANCES,
        refersTo: INSTANCE_REFERS_TO,
        missing: ['INVALID_INSTANCE_NOT_FOUND'],
        statuses: instanceStatuses({
            live: ['REINSTALL_FAILED'],
            busy: ['DEPLOYING', 'REBUILDING', 'REBOOT', 'IMAGING', 'RESIZING'],
        }),
    }),
    zec('zec-eip', 'elastic compute EIP', {
        calls: { list: 'DescribeEips', remove: 'DeleteEip' },
        unbind: inBatches('UnassociateEipAddress', 'failedEipIds'),
        item: { id: 'eipId' },
        goesAfter: RETURN_THEIR_EIP,
        attachedTo: EIP_ATTACHED_TO,
        refersTo: EIP_REFERS_TO,
        filters: { ...EIP_ATTACHED_TO, ...EIP_ASSOCIATED_WITH, 'zec-cidr-block': 'cidrIds[]' },
        partWhere: DEFAULT_EIP,
        missing: ['INVALID_EIP_NOT_FOUND'],
        statuses: zec_EIP_STATUSES,
    }),
    zec('zec-disk', 'elastic compute disk', {
        ...DISK,
        calls: { list: 'DescribeDisks', remove: 'ReleaseDisk' },
        goesAfter: ['zec-instance'],
        attachedTo: { 'zec-instance': 'instanceId' },
        refersTo: { 'zec-snapshot-policy': 'autoSnapshotPolicyId' },
        filters: { 'zec-instance': 'instanceId' },
    }),
    zec('zec-vpc', 'elastic compute VPC', {
        calls: { list: 'DescribeVpcs', remove: 'DeleteVpc' },
        item: { id: 'vpcId' },
        goesAfter: ['zec-route'],
        goesAfterGone: [...IN_SUBNETS, 'zec-subnet', 'zec-border-gateway', 'zec-cross-region-bandwidth'],
        keepWhere: keepDefault('VPC'),
        missing: ['INVALID_VPC_NOT_FOUND'],
    }),
    zec('zec-subnet', 'elastic compute subnet', {
        calls: { list: 'DescribeSubnets', remove: 'DeleteSubnet' },
        item: { id: 'subnetId', tags: false, group: false },
        goesAfterGone: IN_SUBNETS,
        refersTo: { 'zec-vpc': 'vpcId', 'zec-dhcp-options-set': 'dhcpOptionsSetId' },
        filters: { 'zec-vpc': 'vpcIds[]', 'zec-dhcp-options-set': 'dhcpOptionsSetId' },
        keepWhere: keepDefault('subnet'),
        missing: ['INVALID_SUBNET_NOT_FOUND'],
    }),
    zec('zec-security-group', 'elastic compute security group', {
        calls: { list: 'DescribeSecurityGroups', remove: 'DeleteSecurityGroup' },
        item: { id: 'securityGroupId', name: 'securityGroupName', tags: false, group: false },
        goesAfter: ['zec-vpc'],
        goesAfterGone: IN_SUBNETS,
        refersTo: SECURED,
        keepWhere: keepDefault('security group'),
        missing: ['INVALID_SECURITY_GROUP_NOT_FOUND'],
    }),
    zec('zec-route', 'elastic compute route', {
        calls: { list: 'DescribeRoutes', remove: 'DeleteRoute' },
        item: { id: 'routeId', tags: false, group: false },
        refersTo: { 'zec-vpc': 'vpcId', ...NEXT_HOPS },
        filters: { 'zec-vpc': 'vpcId' },
        // DeleteRoute (CLI): the other types cannot be deleted.
        keepWhere: [
            { field: 'type', isNot: ['RouteTypeStatic', 'RouteTypePolicy'], because: 'the system, by its type' },
        ],
        missing: ['INVALID_VPC_ROUTE_NOT_FOUND'],
    }),
    zec('zec-nic', 'elastic compute vNIC', {
        ...NIC_OF_INSTANCE,
        calls: { list: 'DescribeNetworkInterfaces', remove: 'DeleteNetworkInterface' },
        item: { id: 'nicId' },
        // An address of it may be behind a balancer (INVALID_NIC_LB_ASSOCIATED).
        goesAfter: ['zec-route', 'zlb-load-balancer', 'zec-eip', 'zec-instance'],
        refersTo: NETWORK,
        filters: { ...NETWORK, 'zec-instance': 'instanceId' },
        missing: ['INVALID_NIC_NOT_FOUND'],
        statuses: NIC_STATUSES,
    }),
    zec('zec-nat-gateway', 'elastic compute NAT gateway', {
        calls: { list: 'DescribeNatGateways', remove: 'DeleteNatGateway' },
        item: { id: 'natGatewayId' },
        goesAfter: ['zec-route'],
        refersTo: { ...NETWORK, 'zec-subnet': 'subnetIds', 'zec-border-gateway': 'zbgId' },
        filters: { 'zec-vpc': 'vpcId', 'zec-security-group': 'securityGroupId' },
        missing: ['INVALID_NAT_NOT_FOUND'],
        statuses: { live: ['RUNNING', 'CREATE_FAILED'], busy: ['CREATING'], leaving: ['RELEASING'] },
    }),
    zec('zec-border-gateway', 'elastic compute border gateway', {
        calls: { list: 'DescribeBorderGateways', remove: 'DeleteBorderGateway' },
        unbind: 'UnassignBorderGateway',
        item: { id: 'zbgId', tags: false, group: false },
        goesAfter: ['zec-route', 'cloud-router', 'ip-transit', 'zec-nat-gateway'],
        refersTo: { 'zec-vpc': 'vpcId', 'zec-nat-gateway': 'natId', 'cloud-router': 'cloudRouterIds' },
        filters: { 'zec-vpc': 'vpcId' },
        boundWhere: 'natId',
        missing: ['INVALID_ZBG_NOT_FOUND'],
    }),
    zec('zec-havip', 'elastic compute HaVip', {
        calls: { list: 'DescribeHaVips', remove: 'DeleteHaVip' },
        unbind: { action: 'UnassociateHaVip', pairField: 'instanceId' },
        item: { id: 'haVipId', group: false },
        goesAfter: ['zec-eip', 'zec-instance'],
        refersTo: { ...NETWORK, 'zec-instance': 'associatedInstances', 'zec-eip': 'associatedEips.eipId' },
        filters: { 'zec-vpc': 'vpcIds[]', 'zec-subnet': 'subnetIds[]', 'zec-instance': 'instanceIds[]' },
        boundWhere: 'associatedInstances',
        missing: ['INVALID_HAVIP_NOT_FOUND'],
    }),
    zec('zec-cidr-block', 'elastic compute CIDR block', {
        calls: { list: 'DescribeCidrs', remove: 'DeleteCidr' },
        item: { id: 'cidrId' },
        goesAfter: ['zec-eip'],
        keepWhere: KEEP_TRANSIT_CIDR,
        missing: ['INVALID_CIDR_NOT_FOUND', 'INVALID_CIDRBLOCK_NOT_FOUND'],
        statuses: { ...CHANGEABLE, live: ['AVAILABLE', 'FAILED'] },
    }),
    zec('zec-ipv6-cidr-block', 'elastic compute IPv6 CIDR block', {
        calls: { list: 'DescribeIpv6Cidrs', remove: 'DeleteIpv6Cidr' },
        item: { id: 'cidrId' },
        goesAfterGone: ['zec-subnet', 'zec-nic'],
        refersTo: { 'zec-subnet': 'subnetIds', 'zec-nic': 'nicIds' },
        keepWhere: KEEP_TRANSIT_CIDR,
        // No page names its code; these are those of similar kinds.
        missing: ['INVALID_CIDR_NOT_FOUND', 'INVALID_IPV6_CIDR_NOT_FOUND'],
        statuses: { ...CHANGEABLE, live: ['AVAILABLE', 'FAILED'] },
    }),
    zec('zec-cross-region-bandwidth', 'cross-region bandwidth', {
        calls: { list: 'DescribeCrossRegionBandwidth', remove: 'DeleteCrossRegionBandwidth' },
        item: { id: 'crossRegionBandwidthId', name: 'crossRegionBandwidthName', tags: false },
        refersTo: { 'zec-vpc': 'vpcId' },
        filters: { 'zec-vpc': 'vpcId' },
        missing: ['INVALID_VPC_BANDWIDTH_NOT_FOUND'],
        statuses: { ...CHANGEABLE, live: ['AVAILABLE', 'CREATE_FAILED'] },
    }),
    zec('zec-snapshot', 'elastic compute disk snapshot', {
        // Its answer lists the ids that failed under the name of the parameter.
        calls: { list: 'DescribeSnapshots', remove: inBatches('DeleteSnapshots') },
        item: { id: 'snapshotId', name: 'snapshotName', tags: false },
        // A policy creates new ones.
        goesAfter: ['zec-snapshot-policy'],
        refersTo: { 'zec-disk': 'diskId' },
        filters: { 'zec-disk': 'diskIds[]' },
        missing: ['INVALID_DISK_SNAPSHOT_NOT_FOUND'],
        statuses: { live: ['AVAILABLE', 'FAILED'], busy: ['CREATING', 'ROLLING_BACK'], leaving: ['DELETING'] },
    }),
    zec('zec-snapshot-policy', 'automatic snapshot policy', {
        calls: { list: 'DescribeAutoSnapshotPolicies', remove: inBatches('DeleteAutoSnapshotPolicies') },
        item: { id: 'autoSnapshotPolicyId', name: 'autoSnapshotPolicyName' },
        goesAfter: ['zec-disk'],
        refersTo: { 'zec-disk': 'diskIdSet' },
        missing: ['INVALID_AUTO_SNAPSHOT_POLICY_NOT_FOUND'],
    }),
    zec('zec-image', 'elastic compute custom image', {
        calls: { list: 'DescribeCustomImages', remove: inBatches('DeleteImages') },
        item: { id: 'imageId', name: 'imageName', status: 'imageStatus', created: null },
        keepWhere: [{ field: 'imageType', isNot: ['CUSTOM_IMAGE'], because: 'the system, by its imageType' }],
        missing: ['INVALID_IMAGE_NOT_FOUND'],
        statuses: {
            live: ['AVAILABLE', 'UNAVAILABLE', 'FAILED'],
            busy: ['CREATING', 'SYNCING', 'PROCESSING'],
            leaving: ['DELETING'],
        },
    }),
    zec('zec-placement-group', 'elastic compute placement group', {
        calls: {
            list: 'DescribePlacementGroups',
            remove: inBatches('DeletePlacementGroups', 'failedPlacementGroupIds'),
        },
        item: { id: 'placementGroupId', tags: 'item' },
        goesAfter: ['zec-instance'],
        refersTo: { 'zec-instance': 'instanceIds' },
        missing: ['INVALID_PLACEMENT_GROUP_NOT_FOUND'],
    }),
    zec('zec-dhcp-options-set', 'elastic compute DHCP options set', {
        calls: { list: 'DescribeDhcpOptionsSets', remove: 'DeleteDhcpOptionsSet' },
        item: { id: 'dhcpOptionsSetId', name: 'dhcpOptionsSetName', maxIds: 20 },
        goesAfter: ['zec-subnet'],
        missing: ['INVALID_DHCP_OPTIONS_SET_NOT_FOUND'],
    }),
    zec('zec-qos-policy-group', 'elastic compute QoS policy group', {
        calls: { list: 'DescribeQosPolicyGroups', remove: 'DeleteQosPolicyGroup' },
        // Without a list of members the call removes all of them (CLI).
        unbind: 'RemoveQosPolicyGroupMembers',
        item: { id: 'qosPolicyGroupId' },
        goesAfter: ['zec-eip'],
        refersTo: { 'zec-eip': 'members.resourceId' },
        filters: { 'zec-eip': 'resourceId' },
        boundWhere: 'memberCount',
    }),
    zec('zec-ddos-policy', 'elastic compute DDoS policy', {
        calls: { list: 'DescribePolicys', remove: 'DeletePolicy' },
        item: { id: 'policyId', name: 'policyName', group: 'item' },
        goesAfter: ['zec-eip'],
        missing: ['INVALID_DDOS_POLICY_NOT_FOUND'],
    }),
];

;// CONCATENATED MODULE: ./src/resources/kinds/zga.ts
// Global accelerators and their certificates. Sources: Python SDK 2.0.77, Terraform provider.

const zga = service({ service: 'zga', version: '2024-11-04', defaults: { tags: false } });
const ZGA = [
    zga('zga-accelerator', 'global accelerator', {
        calls: { list: 'DescribeAccelerators', remove: 'DeleteAccelerator' },
        // Its chargeType is how it is metered.
        item: { id: 'acceleratorId', name: 'acceleratorName', status: 'acceleratorStatus' },
        refersTo: { 'zga-certificate': 'certificate.certificateId' },
        missing: ['INVALID_ACCELERATOR_NOT_FOUND'],
        // The provider's constants; it deletes without a pause.
        statuses: {
            live: ['Accelerating', 'NotAccelerate', 'StopAccelerate', 'AccelerateFailure'],
            busy: ['Deploying'],
        },
    }),
    zga('zga-certificate', 'global accelerator certificate', {
        calls: { list: 'DescribeCertificates', remove: 'DeleteCertificate' },
        // Its endTime is when the certificate itself expires.
        item: { id: 'certificateId', name: 'certificateLabel' },
        goesAfter: ['zga-accelerator'],
        missing: ['INVALID_CERTIFICATE_NOT_FOUND'],
    }),
];

;// CONCATENATED MODULE: ./src/resources/kinds/zlb.ts
// Load balancers of elastic compute. Sources: Python SDK 2.0.77, CLI, Terraform provider.


const zlb = service({ service: 'zlb', version: '2025-04-01' });
const ZLB = [
    zlb('zlb-load-balancer', 'cloud load balancer', {
        ...LOAD_BALANCER,
        // For most accounts one step; where it stops at RECYCLED, the provider calls it again until it is gone.
        calls: { list: 'DescribeLoadBalancers', remove: 'TerminateLoadBalancer' },
        nameFilter: { parameter: 'loadBalancerName', prefix: true },
        // Its own address: no source says whether deleting the balancer deletes it.
        dependents: [{ type: 'zec-eip', isListed: true }],
        refersTo: { 'zec-vpc': 'vpcId', 'zec-subnet': 'subnetId', 'zec-security-group': 'securityGroupId' },
        filters: { 'zec-vpc': 'vpcId', 'zec-security-group': 'securityGroupId' },
    }),
];

;// CONCATENATED MODULE: ./src/resources/kinds/index.ts
// The kinds this action tears down, and the words that name them.











const ROWS = [
    ...SDN,
    ...VM,
    ...BMC,
    ...ZEC,
    ...ZLB,
    ...IPT,
    ...TRAFFIC,
    ...CCS,
    ...AIGW,
    ...ZGA,
    ...ZDNS,
];
// Where a row names a kind that has no row, this does not compile.
const CHECKED = ROWS;
const KINDS = CHECKED;
const BY_TYPE = new Map(KINDS.map((kind) => [kind.type, kind]));
function kindNamed(type) {
    return BY_TYPE.get(type);
}
/** A family is a word for several kinds: an id of it is looked up in each. */
const kinds_FAMILIES = Map.groupBy(KINDS.filter(({ family }) => family !== undefined), ({ family = '' }) => family);
/** Every word that says what an id names, and the kinds it may mean. */
const RESOURCE_TYPES = new Map([
    ...KINDS.map((kind) => [kind.type, [kind]]),
    ...kinds_FAMILIES,
]);
/** The words that a resource of this type may be named by: its kind's, and its family's. */
function wordsFor(type) {
    const family = kindNamed(type)?.family;
    return family === undefined ? [type] : [type, family];
}
/** What `all` stands for: every kind that has no family, and every family. */
const ALL_TYPES = [
    ...KINDS.filter(({ family }) => family === undefined).map(({ type }) => type),
    ...kinds_FAMILIES.keys(),
];

;// CONCATENATED MODULE: ./src/resources/tag-service.ts
// The tag service (zrm): which resources of the account carry a tag or belong to a resource group, whatever their kind.
//
// Source: the models of Python SDK 2.0.77 (DescribeResources) and of the CLI (DescribeResourceByTags). No source says
// whether several tags mean all or any of them, so each query has one.






const SERVICE = { service: 'zrm', version: '2025-10-14' };
const PAGE_SIZE = 1000;
const MAX_PAGES = 100;
const ATTEMPTS = 4;
const MAX_TYPE = 64;
const tag_service_MAX_NAME = 255;
/**
 * Everything that meets `query`.
 *
 * @throws CallError where the service refuses, or does not answer
 * @throws UnusableAnswerError where its answer contradicts itself, or cannot be read
 * @throws StoppedError when the run was stopped first
 */
async function listTagged(client, query) {
    try {
        return await readPages(client, 'DescribeResources', 'resourceId', filterFor(query));
    }
    catch (error) {
        // The older operation supports tags only, and an older account or key may have no other.
        if (!(error instanceof zenlayer/* CallError */.RA) || !error.fromApi || error.transient || 'resourceGroupId' in query)
            throw error;
        if (meaningOf(error.code) === 'credentials')
            throw error;
        return readPages(client, 'DescribeResourceByTags', 'resourceUuid', filterFor(query));
    }
}
function filterFor(query) {
    if ('resourceGroupId' in query)
        return query;
    const { key, value } = query;
    return value === undefined ? { tagKeys: [key] } : { tags: [{ key, value }] };
}
async function readPages(client, action, idField, filter) {
    const found = new Map();
    let listed = 0;
    for (let pageNum = 1; pageNum <= MAX_PAGES; pageNum += 1) {
        const operation = { ...SERVICE, action, body: { ...filter, pageNum, pageSize: PAGE_SIZE }, write: false };
        const { response } = await client.call(operation, { attempts: ATTEMPTS });
        const before = found.size;
        const items = tag_service_itemsOf(response, idField);
        for (const resource of items)
            found.set(labelOf(resource), resource);
        const hasNews = found.size > before;
        if (hasNews)
            listed += items.length;
        const total = response['totalCount'];
        // Without a count, only a page that is not full ends the list.
        const isLast = typeof total === 'number' ? found.size >= total : found.size - before < PAGE_SIZE;
        // A service without pages returns the same list again.
        if (isLast || !hasNews) {
            // The service may count a resource once for each time that it lists it.
            if (typeof total === 'number' && total !== found.size && total !== listed)
                throw new UnusableAnswerError(`it counts ${total} resources but lists ${found.size}`);
            return [...found.values()];
        }
    }
    throw new UnusableAnswerError(`it has more than ${MAX_PAGES} pages`);
}
function tag_service_itemsOf(response, idField) {
    const { dataSet, totalCount } = response;
    // Some servers leave an empty list out, or write null for it.
    const items = (dataSet ?? undefined) === undefined && typeof totalCount === 'number' ? [] : dataSet;
    if (!Array.isArray(items))
        throw new UnusableAnswerError('it has no list');
    return items.map((item) => tag_service_readItem(item, idField));
}
function tag_service_readItem(item, idField) {
    const { [idField]: id, resourceType: type, name, createTime } = (0,src_text/* isRecord */.u4)(item) ? item : {};
    if (typeof id !== 'string' || !isId(id))
        throw new UnusableAnswerError('it lists a resource without a valid id');
    return {
        id,
        type: typeof type === 'string' && type !== '' ? (0,src_text/* plainText */.wh)(type, MAX_TYPE) : 'unknown',
        name: typeof name === 'string' ? (0,src_text/* plainText */.wh)(name, tag_service_MAX_NAME) : undefined,
        createdAt: typeof createTime === 'string' ? readTime(createTime) : undefined,
    };
}

;// CONCATENATED MODULE: ./src/resources/waves.ts
// The order of the kinds, as the waves in which a run deletes them.


/** 1 for a kind that waits for nothing; for the rest, one more than the latest of those it waits for. */
function waveOf(kind) {
    const known = waves.get(kind);
    if (known !== undefined)
        return known;
    const earlier = kindsBefore(kind).flatMap((type) => kindNamed(type) ?? []);
    const wave = 1 + Math.max(0, ...earlier.map(waveOf));
    waves.set(kind, wave);
    return wave;
}
const waves = new Map();

;// CONCATENATED MODULE: ./src/resources/index.ts
// The kinds of resources that can be torn down, and their part of the API.








;// CONCATENATED MODULE: ./src/teardown/select/glob.ts
// Globs: `*` matches any number of characters, `?` one character, and everything else itself. Case matters; how an
// accented letter is encoded does not.
/** In UTF-16 units. Names have at most 255 (Zenlayer's documentation); a tag's key and value together may have more. */
const glob_MAX_LENGTH = 1024;
/**
 * Takes at most as many steps as the product of both lengths, where a regular expression with many stars would run
 * forever on a hostile name. Longer texts than the API allows are cut before they are normalised, so the cost is bounded.
 */
function compileGlob(glob) {
    // A run of stars is one star.
    const starred = glob.replaceAll(/\*+/g, '*');
    // No text is long enough for it.
    if (starred.replaceAll('*', '').length > glob_MAX_LENGTH)
        return () => false;
    const pattern = comparable(starred);
    if (!/[*?]/.test(pattern))
        return (text) => comparable(text.slice(0, glob_MAX_LENGTH)) === pattern;
    return (text) => matches(pattern, comparable(text.slice(0, glob_MAX_LENGTH)));
}
/** ASCII, as almost every name is, needs no normalising. */
function comparable(text) {
    return /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFC');
}
function matches(pattern, text) {
    let at = 0;
    let position = 0;
    /** The last star, and the position up to which it has consumed the text. */
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
            // The star consumes one more character, and the rest is matched again after it.
            star.taken += widthAt(text, star.taken);
            at = star.at + 1;
            position = star.taken;
        }
        else {
            return false;
        }
    }
    return pattern.slice(at).replaceAll('*', '') === '';
}
/** `?` is one code point; some are two units long. */
function widthAt(text, position) {
    return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}
/** The text that every match starts with, up to the first wildcard. `whole`: there is no wildcard, so it is the match. */
function literalStart(glob) {
    const text = /^[^*?]*/.exec(glob)?.[0] ?? '';
    return { text, whole: text === glob };
}

;// CONCATENATED MODULE: ./src/teardown/keep/guards.ts
// The guards: limits on what a run may change. The whole plan is checked before the first write, and in a dry run as
// well.



function compileProtection(rules) {
    return rules.map((rule) => ({ rule, matches: compileRule(rule) }));
}
const TAG_RULE = 'tag:';
function isTagRule(rule) {
    return rule.startsWith(TAG_RULE);
}
function compileRule(rule) {
    if (!isTagRule(rule)) {
        const matches = compileGlob(rule);
        // By every word that may name it: `instance/1` is `vm-instance/1`.
        return (type, { id, rawName }) => matches(id) || matches(rawName) || wordsFor(type).some((word) => matches(`${word}/${id}`));
    }
    const text = rule.slice(TAG_RULE.length);
    const matches = compileGlob(text);
    return (_type, { tags = [] }) => tags.some(({ key, value }) => matches(`${key}=${value}`) || matches(key));
}
/**
 * Why the plan is refused as a whole, if it is. `affected`: everything that might be deleted; `before`: how many earlier
 * rounds of the run have counted. A resource counts as one with its parts: a system disk is not a second
 * resource, and has no name of its own.
 */
function refusalOf(guards, affected, before = 0) {
    const counted = countable(affected);
    const wrong = guards.expectName === undefined ? [] : unexpected(guards.expectName, counted);
    return wrong.length > 0
        ? wrongName(wrong, counted.length, before)
        : tooMany(guards.maxResources, counted, before);
}
/** Those that count as resources of their own. */
function countable(resources) {
    return resources.filter((resource) => !isPartOfOther(resource));
}
const GUARD_CODES = { name: 'UNEXPECTED_NAME', number: 'TOO_MANY_RESOURCES' };
/** Whether the plan was refused, not this one resource. */
function isGuardCode(code) {
    return Object.values(GUARD_CODES).includes(code);
}
/** Whether the input expect-name does not allow this name. */
function isUnexpectedName(glob, { rawName }) {
    return glob !== undefined && !compileGlob(glob)(rawName);
}
function unexpected(glob, affected) {
    const matches = compileGlob(glob);
    // A resource that no look has found yet has no name: it is judged when a look finds it.
    return affected.filter(({ observation }) => observation !== undefined && !matches(observation.rawName));
}
function wrongName(wrong, affected, before) {
    return {
        code: GUARD_CODES.name,
        message: `${wrong.length} of the ${affected} affected resources ${wrong.length === 1 ? 'has a name that does not' : 'have names that do not'} match the input expect-name: ${someOf(wrong)}. ${whatWasChanged(before)}.`,
        requestId: null,
        hint: 'Check the ids and filters: only resources whose names match expect-name may be affected.',
    };
}
function whatWasChanged(before) {
    return before === 0 ? 'Nothing was changed' : 'These appeared during the run, and nothing was sent for them';
}
function tooMany(max, affected, before) {
    const total = before + affected.length;
    // The resources that earlier rounds of the run have affected count as well.
    if (max === undefined || affected.length === 0 || total <= max)
        return undefined;
    return {
        code: GUARD_CODES.number,
        message: `${total} resources would be affected, but the input max-resources allows ${max}: ${someOf(affected)}. ${whatWasChanged(before)}.`,
        requestId: null,
        hint: 'Run with dry-run: true to check whether these are the intended resources, then narrow the selection or raise max-resources.',
    };
}
/** For a resource that was renamed, or found, after the plan was checked. */
function renamed(glob, resource) {
    return unexpected(glob, [resource]).length === 0
        ? undefined
        : unexpectedNow(resource.label, resource.observation);
}
/** As the end of a sentence. */
const UNEXPECTED_NAME_REASON = 'its name does not match the input expect-name';
/** `label`: its `type/id`. */
function unexpectedNow(label, observation) {
    const name = observation?.name ?? '';
    const title = (0,src_text/* plainText */.wh)(name === '' ? label : `${label} (${name})`, 100);
    return {
        code: GUARD_CODES.name,
        message: `Its name does not match the input expect-name: ${title}. It was not changed.`,
        requestId: null,
    };
}
function someOf(resources) {
    return (0,src_text/* firstOf */.Ku)(resources.map(({ title }) => (0,src_text/* plainText */.wh)(title, 100)), 5);
}
/** It has no name of its own, and does not count. */
function isPartOfOther({ parent, observation }) {
    return parent !== undefined && observation?.isPart === true;
}

;// CONCATENATED MODULE: ./src/teardown/model/stop.ts
// Ending a run early: time ran out, it was cancelled, or it cannot continue.

/** How long requests in flight may still take after the stop: a request id is worth the wait. */
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
/** Runs `work` until the run is stopped. `onFailure` gets the last failure before that, if any. */
async function ignoreStopped(work, onFailure) {
    try {
        await work();
    }
    catch (error) {
        if (!(error instanceof zenlayer/* StoppedError */.Ko))
            throw error;
        if (error.last !== undefined)
            onFailure?.(error.last);
    }
}
/** Runs `work`. An exception stops the run, but does not keep it from being reported. */
async function stopOnCrash(stop, work) {
    try {
        await work();
    }
    catch (error) {
        stop.stop({ type: 'crashed', error });
    }
}

;// CONCATENATED MODULE: ./src/teardown/model/claims.ts
// How many looks each claim needs, and over how long. No source says that Zenlayer's lists are up to date: a list may lag
// behind a change, or briefly omit an item. So no single answer proves that a resource is gone, never existed, or is
// already at the goal.
/** Every claim, the looks that it needs, and why. */
const CLAIMS = {
    /** `already`, or at the goal without a call of this run: an outdated answer may show a resource that has been restored since. */
    arrived: { min: 3, overMs: 4000 },
    /** `destroyed` after an accepted release, or after it was seen leaving: absence is expected, but a list may omit for over a second what it then shows in the bin. */
    released: { min: 3, overMs: 4000 },
    /** An id of a family is not of this kind: another kind has it, and no write is sent for an id that two kinds share. */
    otherKind: { min: 3, overMs: 4000 },
    /** The list of a selection: a resource that it omits is not torn down, and the run is green without it. */
    listed: { min: 3, overMs: 4000 },
    /** `missing`: the previous job may have just created it, and a list may take more than six seconds to show it. */
    missing: { min: 4, overMs: 10_000 },
    /** `destroyed` after an accepted termination that goes through a recycle bin in some accounts: the list may omit it on its way there. */
    binPossible: { min: 5, overMs: 15_000 },
    /** A resource that the tag service still lists after the run is left behind: the service may lag as lists do. */
    stillTagged: { min: 4, overMs: 10_000 },
    /** `destroyed` for a resource that should be in the recycle bin, that nothing was sent for, that was in use again after its release, or that a list of this run still shows. */
    unexpected: { min: 8, overMs: 60_000 },
};
/** If another reading follows anyway, or nothing is concluded from a missing item. */
const ONE_LOOK = { min: 1, overMs: 0 };
function isEnough({ looks, since, last }, { min, overMs }) {
    return looks >= min && last - since >= overMs;
}
/** In how many milliseconds the next check is due: the remaining checks are spread over the remaining time. */
function dueIn({ looks, since, last }, { min, overMs }, now) {
    return Math.max(0, (since + overMs - last) / Math.max(1, min - looks) - (now - last));
}
/** `streak` with one more answer, to a request of `at`. */
function extended(streak, at) {
    return { looks: (streak?.looks ?? 0) + 1, since: streak?.since ?? at, last: at };
}

;// CONCATENATED MODULE: ./src/teardown/model/failure.ts
// Why a resource was not torn down, in the words of the report and of the output `results`.




/** What an API error, or a missing answer, means for this resource. */
function failureOf(error, resource) {
    const hint = error.hint ??
        askedToWait(error) ??
        hintFor(error.code, { action: error.action, expires: resource?.observation?.expires });
    return {
        code: error.code,
        message: `${error.action} failed: ${error.message === '' ? 'the API gave no reason' : error.message}`,
        requestId: error.requestId ?? null,
        ...(hint === undefined ? {} : { hint }),
    };
}
/** A wait from this length on is reported. */
const LONG_WAIT_MS = 60_000;
function askedToWait({ retryAfterMs = 0 }) {
    if (retryAfterMs < LONG_WAIT_MS)
        return undefined;
    return `The API asked for a wait of ${Math.round(retryAfterMs / 1000)} s before the next call. Run again after that.`;
}
function lostAnswer(error) {
    return {
        code: error.code,
        message: `${error.action} was sent, but no clear answer came back: ${error.message}`,
        requestId: error.requestId ?? null,
        hint: 'It may or may not have taken effect. Run again: the status is checked before anything is sent.',
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
/** An answer that cannot be relied on. */
function unreliable(reason) {
    return {
        code: 'UNRELIABLE_ANSWER',
        message: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
        requestId: null,
        hint: RUN_AGAIN,
    };
}
function notFoundById() {
    return unreliable('it was listed, but no lookup by its id found it');
}
/** This action's code for a resource that an accepted call left out. */
const PARTLY_REFUSED = 'PARTLY_REFUSED';
/** The call was accepted, but this resource was left out. `unclear`: that cannot be ruled out. */
function partlyRefused(action, requestId, why) {
    return {
        code: PARTLY_REFUSED,
        message: `${action} was accepted, but ${why === 'unclear' ? UNREADABLE_FAILURES : listedAsFailed(why)}.`,
        requestId: requestId ?? null,
        hint: 'Check in the console whether something still holds it, then run again.',
    };
}
const UNREADABLE_FAILURES = 'the answer lists failures in an unknown form, and this resource may be one of them';
function listedAsFailed({ code, message }) {
    const reason = [code, message].filter((text) => text !== undefined).join(': ');
    return `the answer lists this resource as failed${reason === '' ? ', without a reason' : `: ${reason}`}`;
}
/** A VPC that the API refuses to delete because it is not empty. */
function notEmpty(failure, contents) {
    return {
        ...failure,
        hint: `It contains ${(0,src_text/* firstOf */.Ku)(contents, 3)}, which this run does not tear down. Set cascade: true to tear down everything inside, or name them.`,
    };
}
/** Something outside the run uses it. */
function heldByOther({ status }, holder) {
    const by = holder === undefined ? 'another resource, which the API does not name,' : `${holder.type}/${holder.id}`;
    return {
        code: 'IN_USE',
        message: `It is ${status ?? 'in use'}: ${by} uses it, and this run does not tear that down. Nothing was sent.`,
        requestId: null,
        hint: 'Detach it, or tear down what uses it in the same step.',
    };
}
function partOfOther(holder) {
    const by = holder === undefined ? 'another resource' : `${holder.type}/${holder.id}`;
    return {
        code: 'PART_OF_OTHER',
        message: `It is part of ${by}, which this run does not tear down, and can only be deleted with that. Nothing was sent.`,
        requestId: null,
        hint: `Tear down ${by} instead.`,
    };
}
/** It was to be kept, and it is no longer listed, although no call of this run can have deleted it. */
function vanished(reason) {
    return {
        code: 'TAKEN_ALONG',
        message: `It was to be kept (${reason}), but it is no longer listed. This run has sent nothing that could have deleted it.`,
        requestId: null,
        hint: 'Check in the console whether somebody else has deleted it, and whether it can be restored.',
    };
}
/** It was to be kept, and it is no longer listed since `parent` was torn down. */
function deletedWith({ label, leftDependents }, reason) {
    const despite = leftDependents ? ', although the call asked to keep it' : '';
    return {
        code: 'TAKEN_ALONG',
        message: `It was to be kept (${reason}), but it was deleted with ${label}${despite}.`,
        requestId: null,
        hint: leftDependents
            ? 'Check in the console whether it can be restored, and report it to Zenlayer with the request id of that call.'
            : 'Check in the console whether it can be restored.',
    };
}
/** A guard or a criterion applies now that did not apply when the teardown of this resource began. */
function excludedTooLate({ requests, lastStatus }, reason) {
    // A later call may have been refused.
    const last = requests.findLast(({ code }) => code === undefined) ?? requests.at(-1);
    return {
        code: 'PROTECTED_TOO_LATE',
        message: `${last?.action ?? 'The release of the resource it is attached to'} was sent before this applied: ${reason.replace(/\.$/, '')}. It is ${lastStatus ?? 'not listed'}, and nothing more was sent.`,
        requestId: last?.requestId ?? null,
        hint: 'If it is in the recycle bin, restore it in the console while it is there.',
    };
}
/** It was restored from the recycle bin: nothing more is sent. */
function restored({ status, requests, closed }) {
    const by = closed.has('terminate')
        ? 'This run sent it to the recycle bin'
        : 'It was found in the recycle bin';
    return {
        code: 'RESTORED',
        message: `${by}, and it is ${status ?? 'back'} now: it was restored. It is kept, and nothing more was sent.`,
        requestId: requests.at(-1)?.requestId ?? null,
        hint: 'To tear it down anyway, run again.',
    };
}
/** Terminated, then not listed any more: the evidence for `destroyed`, where it was never seen in the recycle bin. */
function neverSeenInBin({ kind, closed, seenInBin, wasLeaving, deletedWithParent, observation, }) {
    if (seenInBin || wasLeaving || deletedWithParent || observation?.recycleBin !== true)
        return undefined;
    if (!closed.has('terminate') || closed.has('release'))
        return undefined;
    // It was not expected there.
    if (kind?.deletedOutright.includes(observation.status) === true)
        return undefined;
    return `its termination was accepted and no list has shown it for ${CLAIMS.unexpected.overMs / 1000} s, but it was never seen in the recycle bin`;
}
/** Everything else is done, and its status has not changed. */
function stayedUnknown(resource, ms) {
    const failure = unknownStatus(resource);
    return {
        ...failure,
        message: `${failure.message} The run waited for it for ${ms / 1000} s after everything else was done.`,
    };
}
/** Its list still shows it, although lookups by its id do not find it. */
function stillListed(kind, status) {
    return {
        code: 'UNRELIABLE_ANSWER',
        message: `${kind.describe.action} does not find it by its id, but still lists it as ${status}.`,
        requestId: null,
        hint: 'Check in the console whether it still exists, then run again.',
    };
}
/** It was seen in the bin, and the last reading of the lists shows it in use. */
function listedAsLive(kind, status) {
    return {
        code: 'UNRELIABLE_ANSWER',
        message: `It was seen in the recycle bin, but ${kind.describe.action} lists it as ${status} at the end of the run.`,
        requestId: null,
        hint: 'Check in the console whether it was restored, then run again to tear it down.',
    };
}
/** The run ended before its lists were read again. */
function unreadAtEnd(reason) {
    const { code, requestId, hint = RUN_AGAIN } = notListed(reason);
    const message = `Its list was not read again at the end, because ${WHY_ENDED[reason.type]}: resources that appeared during the run may remain.`;
    return { code, message, requestId, hint };
}
const WHY_ENDED = {
    timeout: 'time ran out',
    cancelled: 'the run was cancelled',
    refused: 'the API refuses every call',
    guarded: 'a guard refused the plan',
    crashed: 'the run was aborted',
};
/** It appeared during the run, when no round was left to tear it down. */
function stillAppearing() {
    return {
        code: 'STILL_APPEARING',
        message: 'It appeared during the run, too late to be torn down. Nothing was sent for it.',
        requestId: null,
        hint: 'Run again. If this happens every time, something keeps creating resources that match the inputs: stop it first.',
    };
}
/** The first call may already destroy it. */
function noRecycleBin(kind) {
    return {
        code: 'NO_RECYCLE_BIN',
        message: `${/^([aeiou]|AI |IP |SSH )/.test(kind.label) ? 'An' : 'A'} ${kind.label} like this may have no recycle bin to go to: ${kind.writes.terminate.action} may destroy it permanently. With destroy: false nothing was sent.`,
        requestId: null,
        hint: 'Set destroy: true if it may be destroyed.',
    };
}
/** The list of a kind was still being read when the run ended. `lastFailure`: the last failure before that. */
function notListed(reason, lastFailure) {
    const what = `before its list had been read`;
    if (reason?.type === 'refused')
        return failureOf(reason.error);
    if (reason?.type === 'cancelled') {
        return { code: 'CANCELLED', message: `The run was cancelled ${what}.`, requestId: null, hint: RUN_AGAIN };
    }
    if (reason?.type === 'timeout')
        return listTimedOut(lastFailure);
    return {
        code: 'INTERNAL_ERROR',
        message: `The run was aborted ${what}.`,
        requestId: null,
        hint: 'Please report it.',
    };
}
/** A list that cannot be read must not use up the time of all the others. `lastFailure`: why it could not, if known. */
function listTimedOut(lastFailure) {
    const message = 'Time ran out before its list had been read.';
    if (lastFailure !== undefined)
        return { ...lastFailure, message: `${message} ${lastFailure.message}` };
    return {
        code: 'TIMED_OUT',
        message,
        requestId: null,
        hint: 'Run again, or raise the input wait-timeout.',
    };
}
/** Some items of a list cannot be read, and may be what the inputs select. */
function notRead(kind, count, why) {
    return {
        code: 'UNRELIABLE_ANSWER',
        message: `${count} ${count === 1 ? 'item' : 'items'} in the answer to ${kind.describe.action} cannot be read and ${count === 1 ? 'was' : 'were'} not changed: ${why}.`,
        requestId: null,
        hint: 'Check in the console what else exists.',
    };
}
/** The items have no resource group, and the filter by resource group has turned out to be unreliable. */
function groupNotProven(kind) {
    return {
        code: 'UNRELIABLE_ANSWER',
        message: `${kind.describe.action} does not return the resource group of its items, and its filter by resource group is not reliable, so no resource of this kind was selected.`,
        requestId: null,
        hint: 'Select it by tags or name instead.',
    };
}
function unknownStatus({ status }) {
    return {
        code: 'UNKNOWN_STATUS',
        message: `${status === undefined ? 'Its status is not known' : `This version does not recognize its status, ${status}`}. Nothing is changed in such a status.`,
        requestId: null,
        hint: 'Check its state in the console. A newer release of this action may recognize the status.',
    };
}
/** It was still open when the run ended. */
function unfinished(resource, reason) {
    const { status } = resource;
    const where = `${status === undefined ? 'before it was found' : `while it was ${status}`}${waiting(resource)}${inFlight(resource)}`;
    switch (reason.type) {
        case 'guarded':
            return reason.failure;
        case 'refused': {
            const failure = failureOf(reason.error, resource);
            return { ...failure, message: `The run was stopped ${where}. ${failure.message}` };
        }
        case 'crashed':
            return {
                code: 'INTERNAL_ERROR',
                message: `The run was aborted by an internal error ${where}.`,
                requestId: lastFailureOf(resource)?.requestId ?? null,
                hint: `${RUN_AGAIN} Please report the error.`,
            };
        case 'cancelled':
            return {
                code: 'CANCELLED',
                message: `The run was cancelled ${where}.`,
                requestId: lastFailureOf(resource)?.requestId ?? null,
                hint: RUN_AGAIN,
            };
        case 'timeout':
            return timedOut(resource, where);
    }
}
function lastFailureOf({ writeFailure, lookFailure }) {
    return writeFailure ?? lookFailure;
}
function timedOut(resource, where) {
    const lastFailure = lastFailureOf(resource);
    if (lastFailure !== undefined)
        return { ...lastFailure, message: `Time ran out ${where}. ${lastFailure.message}` };
    if (resource.status !== undefined && resource.phase === 'unknown') {
        return { ...unknownStatus(resource), message: `Time ran out. ${unknownStatus(resource).message}` };
    }
    return {
        code: 'TIMED_OUT',
        message: `Time ran out ${where}.`,
        requestId: null,
        hint: 'Run again to continue from the current state, or raise the input wait-timeout.',
    };
}
function waiting({ waitsFor, container }) {
    if (waitsFor === undefined)
        return '';
    return waitsFor === container
        ? `, waiting for the status of ${waitsFor.label}`
        : `, waiting for ${waitsFor.label} to be torn down first`;
}
/** A write that was cut off may still take effect: that has to be reported. */
function inFlight({ requests, wasCutOff }) {
    const action = requests.at(-1)?.action ?? 'a call';
    return wasCutOff ? `; ${action} had been sent, and its answer was not waited for` : '';
}
/** Every further call would be refused for the same reason. */
function affectsWholeRun(error) {
    return meaningOf(error.code) === 'credentials' || (UNREACHABLE.has(error.code) && !error.transient);
}
const UNREACHABLE = new Set([
    zenlayer/* LOCAL_CODES */.vF.network,
    zenlayer/* LOCAL_CODES */.vF.certificate,
    zenlayer/* LOCAL_CODES */.vF.redirect,
]);

;// CONCATENATED MODULE: ./src/teardown/audit.ts
// The audit: what the tag service finds in a whole account, compared with what this run knows and has done. It finds
// resources that no list of this action has, such as those of a type that it does not know.






/** Whether the tag service can check a selection: it must cover every kind, by tags or by resource group. */
function canBeAudited(selectFrom, { tags, resourceGroupId }) {
    const kinds = new Set(selectFrom.flatMap((word) => word.kinds));
    return kinds.size === KINDS.length && (tags.length > 0 || resourceGroupId !== undefined);
}
/** @throws StoppedError when the run was stopped first */
async function auditOnce({ client, criteria }) {
    try {
        const lists = await Promise.all(queriesOf(criteria).map((query) => listTagged(client, query)));
        return {
            found: intersection(lists).filter((resource) => audit_matches(resource, criteria, client.serverNow())),
        };
    }
    catch (error) {
        if (error instanceof UnusableAnswerError)
            return {
                failure: unreliable(`the answer of the tag service cannot be relied on: ${error.message}`),
                isForbidden: false,
            };
        if (!(error instanceof zenlayer/* CallError */.RA))
            throw error;
        return { failure: failureOf(error), isForbidden: meaningOf(error.code) === 'forbidden' };
    }
}
function queriesOf({ tags, resourceGroupId }) {
    return [...tags, ...(resourceGroupId === undefined ? [] : [{ resourceGroupId }])];
}
function intersection(lists) {
    const [first = [], ...others] = lists;
    const ids = others.map((list) => new Set(list.map(({ id }) => id)));
    return first.filter(({ id }) => ids.every((set) => set.has(id)));
}
/** A resource whose name or age the service does not return does not meet a criterion on it. */
function audit_matches({ name, createdAt }, criteria, now) {
    if (criteria.name !== undefined && (name === undefined || !compileGlob(criteria.name)(name)))
        return false;
    if (criteria.olderThanMs === undefined)
        return true;
    return createdAt !== undefined && now - createdAt > criteria.olderThanMs;
}
/** Whether an outcome explains that a resource still has the tag. */
const EXPLAINS = {
    recycled: true,
    destroyed: false,
    already: true,
    missing: false,
    requested: true,
    scheduled: true,
    planned: true,
    protected: true,
    skipped: true,
    pending: true,
    failed: true,
};
/** Resources that are still tagged although no result explains it. The service may lag, so it is queried several times. */
async function stillTagged(options, results, seenBefore) {
    const { clock, stop } = options;
    const explained = new Set(results.filter(({ outcome }) => EXPLAINS[outcome]).map(({ id }) => id));
    let streak;
    let wasEmpty;
    for (;;) {
        const at = clock.now();
        const audit = await auditOnce(options);
        if ('failure' in audit)
            return seenBefore === undefined && streak === undefined ? audit : notForbidden(audit);
        const found = audit.found.filter(({ id }) => !explained.has(id));
        const isEmpty = found.length === 0;
        streak = extended(isEmpty === wasEmpty ? streak : undefined, at);
        wasEmpty = isEmpty;
        const checks = isEmpty ? checksOfEmpty(seenBefore) : CLAIMS.stillTagged;
        if (isEnough(streak, checks))
            return { found };
        await clock.sleep(dueIn(streak, checks, clock.now()), stop.stopped);
        // Too few answers to say that nothing is left.
        if (stop.reason !== undefined && isEmpty)
            return { failure: notListed(stop.reason), isForbidden: false };
        if (stop.reason !== undefined)
            return { found };
    }
}
/** This run deletes nothing that only the tag service lists, so one answer does not prove that it is gone. */
function checksOfEmpty(seenBefore) {
    return seenBefore?.size === 0 ? ONE_LOOK : CLAIMS.listed;
}
/** Another query has been answered, so the permission is there. */
function notForbidden({ failure }) {
    return { failure, isForbidden: false };
}
/** A run that was stopped for another reason has failed anyway. */
function cutOff(reason) {
    const isCutOff = reason?.type === 'timeout' || reason?.type === 'cancelled';
    return isCutOff ? { failure: notListed(reason), isForbidden: false } : undefined;
}
/** Audits a run over every kind, by tags or by resource group. For any other run, it does nothing. */
function createAuditor(options) {
    const { selectFrom, criteria, goal, dryRun, stop, listener } = options;
    const audits = canBeAudited(selectFrom, criteria);
    let failedBefore;
    /** Listed by the tag service before the plan, and by no other list; undefined where it gave no answer. */
    let seenBefore;
    return {
        /** Reports the resources that the tag service lists, and none of the other lists. `seen`: the ids in those. */
        async before(seen) {
            if (!audits || stop.reason !== undefined)
                return;
            await ignoreStopped(async () => {
                const audit = await auditOnce(options);
                if ('failure' in audit)
                    failedBefore = audit;
                else {
                    const unknown = audit.found.filter(({ id }) => !seen.has(id));
                    seenBefore = new Set(unknown.map(({ id }) => id));
                    listener.audited(unknown);
                }
            });
        },
        async after(results) {
            // A missing permission stays missing; any other failure may have been temporary.
            if (!audits || dryRun || goal !== 'destroyed' || failedBefore?.isForbidden === true)
                return failedBefore;
            let audit;
            if (stop.reason === undefined) {
                await ignoreStopped(async () => {
                    audit = await stillTagged(options, results, seenBefore);
                });
            }
            return audit ?? cutOff(stop.reason);
        },
    };
}

;// CONCATENATED MODULE: ./src/teardown/select/pages.ts
// One reading of a kind's list, from its first page to its last.


/** Attempts of one call, throttled ones included. */
const LIST_ATTEMPTS = 5;
const pages_MAX_PAGES = 1000;
/** The list from its first page to its last, or why this reading is unreliable. */
async function readListOnce(kind, options, looksBeyond) {
    const pages = new Pages();
    while (pages.state === 'more') {
        const page = await readOnePage(kind, options, pages.count + 1);
        if ('reason' in page)
            return page;
        // The list has changed, so the pages have shifted: an item may have been missed between two of them.
        if (!pages.add(page))
            return doubt(kind, 'the list changed while its pages were read');
    }
    const beyond = looksBeyond && pages.mayHaveMore ? await countBeyond(kind, options, pages) : 0;
    return pages.state === 'whole' && beyond === 0
        ? pages.reading()
        : doubt(kind, `it counts ${pages.total} resources but lists ${pages.seen + beyond}`);
}
/** The pages of one reading. */
class Pages {
    found = new Map();
    #unread = [];
    total = 0;
    count = 0;
    #firstPage = 0;
    #lastPage = 0;
    get seen() {
        return this.found.size + this.#unread.length;
    }
    /** `off`: it does not list as many as it counts. */
    get state() {
        if (this.count === 0)
            return 'more';
        if (this.seen === this.total)
            return 'whole';
        return this.seen > this.total || this.#lastPage === 0 || this.count === pages_MAX_PAGES ? 'off' : 'more';
    }
    /** Adds a page. False if its total is not that of the pages before. */
    add({ observations, unread, total }) {
        if (this.count > 0 && total !== this.total)
            return false;
        const before = this.seen;
        for (const observation of observations)
            this.found.set(observation.id, observation);
        this.#unread.push(...unread);
        this.total = total;
        this.count += 1;
        this.#lastPage = this.seen - before;
        if (this.count === 1)
            this.#firstPage = this.#lastPage;
        return true;
    }
    /** The count may be that of one page alone, and a page as long as the first one may be full. */
    get mayHaveMore() {
        return this.state === 'whole' && this.#lastPage > 0 && this.#lastPage >= this.#firstPage;
    }
    reading() {
        return { observations: [...this.found.values()], unread: this.#unread, pages: this.count };
    }
}
/** The number of resources on the page after the last one. Some servers repeat their last page, or refuse the number. */
async function countBeyond(kind, options, { count, found }) {
    try {
        const page = await readOnePage(kind, options, count + 1);
        if ('reason' in page)
            return 0;
        return page.unread.length + page.observations.filter(({ id }) => !found.has(id)).length;
    }
    catch (error) {
        if (error instanceof zenlayer/* CallError */.RA && error.fromApi && NO_SUCH_PAGE.has(meaningOf(error.code, kind)))
            return 0;
        throw error;
    }
}
const NO_SUCH_PAGE = new Set(['invalid', 'gone', 'other']);
async function readOnePage(kind, options, pageNum) {
    try {
        return await listPage(options.client, kind, options.filters, pageNum, {
            attempts: LIST_ATTEMPTS,
            onAttempt: (attempt) => {
                reportAttempt(attempt, options);
            },
        });
    }
    catch (error) {
        if (error instanceof UnusableAnswerError)
            return doubt(kind, error.message);
        throw error;
    }
}
/** If the list is given up between two attempts, the last failure is reported. */
function reportAttempt({ action, code, requestId }, { onFailure }) {
    if (code === undefined)
        return;
    onFailure({ code, message: `The last attempt of ${action} failed.`, requestId: requestId ?? null });
}
function doubt(kind, why) {
    return { reason: `the answer to ${kind.describe.action} cannot be relied on: ${why}` };
}

;// CONCATENATED MODULE: ./src/teardown/select/list.ts
// Reading the list of a kind: to its last page, and often enough to conclude that a resource is not in it.





/** Unreliable readings before the list is given up. */
const MAX_BAD_READINGS = 4;
/** Reliable readings beyond those that the claim needs, while the list still changes. */
const MAX_MORE_READINGS = 3;
const BEFORE_READING_AGAIN_MS = 1000;
/**
 * @throws CallError when the API refused, or did not answer
 * @throws StoppedError when the run was stopped first
 */
async function readWholeList(kind, options) {
    const { clock, stop, checks, givenUp, onFailure } = options;
    const readings = new Readings(checks, options.keepsEarlier === true);
    let badReadings = 0;
    let lastFailure = unreliable(`the list of ${kind.describe.action} changed while its pages were read`);
    while (!givenUp.aborted) {
        const at = clock.now();
        // One of the readings looks beyond the page where the list should end.
        const reading = await readListOnce(kind, options, readings.isEmpty);
        if ('reason' in reading) {
            lastFailure = unreliable(reading.reason);
            onFailure(lastFailure);
            readings.broken();
            badReadings += 1;
            if (badReadings === MAX_BAD_READINGS)
                return lastFailure;
            await clock.sleep(BEFORE_READING_AGAIN_MS, stop.stopped);
        }
        else {
            readings.add(reading, at);
            if (readings.areEnough)
                return readings.areConsistent ? readings.together() : lastFailure;
            await clock.sleep(readings.nextIn(clock.now()), stop.stopped);
        }
    }
    if (stop.stopped.aborted)
        throw new zenlayer/* StoppedError */.Ko();
    return lastFailure;
}
/** The readings of one list. */
class Readings {
    #checks;
    #observations = new Map();
    #inBin = new Set();
    #unread = new Map();
    #streak;
    #before;
    #last;
    #hasNews = false;
    #keepsEarlier;
    #earlier = [];
    constructor(checks, keepsEarlier) {
        this.#checks = checks;
        this.#keepsEarlier = keepsEarlier;
    }
    get isEmpty() {
        return this.#streak === undefined;
    }
    add(reading, at) {
        this.#streak = extended(this.#streak, at);
        this.#before = this.#last;
        this.#putAside();
        this.#last = reading;
        this.#hasNews = reading.observations.some(({ id }) => !this.#observations.has(id));
        for (const observation of reading.observations) {
            const known = this.#observations.get(observation.id);
            // One outdated answer may show it in the recycle bin; a look by its id tells where it really is.
            if (known === undefined || !isActive(known.phase) || isActive(observation.phase))
                this.#observations.set(observation.id, observation);
            if (observation.phase === 'recycled')
                this.#inBin.add(observation.id);
        }
        for (const { id, reason } of reading.unread)
            if (id !== undefined)
                this.#unread.set(id, reason);
    }
    #putAside() {
        if (this.#keepsEarlier && this.#last !== undefined)
            this.#earlier.push(this.#last.observations);
    }
    /** A reading was unreliable: the next one has none before it to agree with. */
    broken() {
        this.#putAside();
        this.#last = undefined;
    }
    /** One page is the state of one moment; several may have moved while they were read, so two readings have to agree. */
    get areConsistent() {
        const [before, last] = [this.#before, this.#last];
        if (last?.pages === 1)
            return true;
        if (before === undefined || last === undefined)
            return false;
        const ids = new Set(before.observations.map(({ id }) => id));
        return ids.size === last.observations.length && last.observations.every(({ id }) => ids.has(id));
    }
    get areEnough() {
        const streak = this.#streak;
        if (streak === undefined || !isEnough(streak, this.#checks))
            return false;
        const isSteady = this.areConsistent && (!this.#hasNews || this.#checks.min === 1);
        return isSteady || streak.looks >= this.#checks.min + MAX_MORE_READINGS;
    }
    /** In how many milliseconds the next one is due. */
    nextIn(now) {
        return this.#streak === undefined ? 0 : dueIn(this.#streak, this.#checks, now);
    }
    /** An item that any reading could read counts as read. */
    together() {
        const known = [...this.#unread].flatMap(([id, reason]) => (this.#observations.has(id) ? [] : [reason]));
        const unknown = (this.#last?.unread ?? []).flatMap(({ id, reason }) => (id === undefined ? [reason] : []));
        const observations = [...this.#observations.values()];
        return {
            ...{ observations, earlier: this.#earlier.flat(), inBin: this.#inBin, unread: [...known, ...unknown] },
            askedAt: this.#streak?.last ?? 0,
        };
    }
}

;// CONCATENATED MODULE: ./src/teardown/select/cascade.ts
// The resources inside the VPCs of a run, from the lists whose items name their VPC. They are read before the plan is
// made.





const NO_CONTENTS = { targets: [], byVpc: new Map(), listed: new Map(), unlisted: [] };
/** Never throws: the kinds that could not be read are in `unlisted`. `targets`: those of the run so far. */
async function contentsOf(targets, options) {
    const vpcs = targets.flatMap(({ kinds, id }) => kinds.filter(isVpc).map((kind) => ({ kind, id })));
    if (vpcs.length === 0)
        return NO_CONTENTS;
    const known = new Set(targets.flatMap(({ kinds, id }) => kinds.map(({ type }) => `${type}/${id}`)));
    const byKind = Map.groupBy(vpcs, ({ kind }) => kind);
    const lists = await Promise.all([...byKind].flatMap(([kind, group]) => kindsInside(kind).map((inside) => readInside(inside, group.map(({ id }) => ({ type: kind.type, id })), options))));
    const found = lists.flatMap(({ members }) => members);
    return {
        targets: found
            .filter(({ kind, observation }) => !known.has(`${kind.type}/${observation.id}`))
            .map(targetFor),
        byVpc: new Map([...Map.groupBy(found, ({ vpc }) => vpc)].map(([vpc, members]) => [
            vpc,
            members.map(({ kind, observation }) => `${kind.type}/${observation.id}`),
        ])),
        listed: new Map(lists.flatMap(({ seen }) => seen)),
        unlisted: options.cascade ? lists.flatMap(({ unlisted }) => unlisted ?? []) : [],
    };
}
function isVpc({ family }) {
    return family === 'vpc';
}
/** Kinds whose items name a VPC of that kind, and that have to be deleted before it. */
function kindsInside(vpc) {
    const before = kindsBefore(vpc);
    return KINDS.filter(({ type, refersTo = [] }) => before.includes(type) && refersTo.some((link) => link.type === vpc.type));
}
function targetFor({ kind, observation, vpc }) {
    return { type: kind.type, kinds: [kind], id: observation.id, listed: observation, inside: vpc };
}
async function readInside(kind, vpcs, { client, clock, stop, cascade }) {
    const [first, ...more] = vpcs;
    const unread = (failure) => ({
        ...{ members: [], seen: [] },
        unlisted: { type: kind.type, failure },
    });
    try {
        const list = await readWholeList(kind, {
            ...{ client, clock, stop, givenUp: stop.stopped, onFailure: () => undefined },
            // For one VPC the list is filtered; for several, the whole list is read once.
            filters: first !== undefined && more.length === 0 ? { on: first } : {},
            // Without `cascade` the contents are only reported: the API refuses to delete a VPC that is not empty.
            checks: cascade ? CLAIMS.listed : ONE_LOOK,
        });
        if ('code' in list)
            return unread(list);
        const members = list.observations.flatMap((observation) => membersOf(kind, observation, vpcs));
        const seen = list.observations.map((one) => [`${kind.type}/${one.id}`, one]);
        const [reason] = list.unread;
        return reason === undefined
            ? { members, seen }
            : { members, seen, unlisted: { type: kind.type, failure: notRead(kind, list.unread.length, reason) } };
    }
    catch (error) {
        if (error instanceof zenlayer/* StoppedError */.Ko)
            return unread(notListed(stop.reason));
        if (error instanceof zenlayer/* CallError */.RA)
            return unread(failureOf(error));
        throw error;
    }
}
/** Decided by the item itself, whatever the filter did. Items of the system and parts of instances get no call. */
function membersOf(kind, observation, vpcs) {
    if (observation.belongsTo !== undefined || observation.isPart || observation.phase === 'gone')
        return [];
    const vpc = vpcs.find(({ type, id }) => observation.refersTo.some((reference) => reference.type === type && reference.id === id));
    return vpc === undefined ? [] : [{ kind, observation, vpc: labelOf(vpc) }];
}

;// CONCATENATED MODULE: ./src/teardown/select/criteria.ts
// The criteria that a resource must meet to be torn down. Every resource is checked here, whatever the server's filters
// have done: a fuzzy or an ignored filter must never widen a deletion.

function compileCriteria({ tags, name, resourceGroupId, olderThanMs }) {
    const nameMatches = name === undefined ? () => true : compileGlob(name);
    return (observation, now) => {
        const { tags: own = [] } = observation;
        if (!tags.every((wanted) => own.some((tag) => meets(tag, wanted))))
            return 'it does not have all of the tags in the input tags';
        if (!nameMatches(observation.rawName))
            return 'its name does not match the input name';
        if (resourceGroupId !== undefined && observation.resourceGroupId !== resourceGroupId) {
            return observation.resourceGroupId === undefined
                ? 'the API does not return its resource group'
                : 'it is in another resource group';
        }
        if (olderThanMs === undefined)
            return undefined;
        if (observation.createdAt === undefined)
            return 'the API does not return when it was created';
        return now - observation.createdAt > olderThanMs ? undefined : 'it is not older than the input older-than';
    };
}
function meets(tag, wanted) {
    return tag.key === wanted.key && (wanted.value === undefined || tag.value === wanted.value);
}
/** Some kinds do not return their resource group, but their list was filtered by one. */
function withGroup(observation, listedGroup) {
    return { ...observation, resourceGroupId: observation.resourceGroupId ?? listedGroup };
}

;// CONCATENATED MODULE: ./src/teardown/select/group-filter.ts
// Whether the list of a kind can be filtered by resource group, although its items do not have one.



/**
 * Ports and VM disks have no resource group in their items (Python SDK 2.0.77): only the server's filter excludes other
 * groups. A request for a group that cannot exist shows whether it does: the list must be empty.
 */
async function filtersByGroup(kind, client) {
    const filters = { resourceGroupId: 'no-such-resource-group' };
    try {
        const { total, observations, unread } = await listPage(client, kind, filters, 1, {
            attempts: LIST_ATTEMPTS,
            pageSize: 1,
        });
        return total + observations.length + unread.length === 0;
    }
    catch (error) {
        if (error instanceof UnusableAnswerError)
            return false;
        // The error that there is no such group proves the same.
        if (error instanceof zenlayer/* CallError */.RA && meaningOf(error.code) === 'bad-group')
            return true;
        throw error;
    }
}
/** Probes each kind at most once. */
function createGroupProbe(client) {
    const known = new Map();
    return async (kind) => {
        const answer = known.get(kind) ?? (await filtersByGroup(kind, client));
        known.set(kind, answer);
        return answer;
    };
}

;// CONCATENATED MODULE: ./src/teardown/select/select.ts
// The selection: lists, read to their last page, and from them the resources that meet the criteria.








/** The share of the time of the run that one list may take, unless its readings need more. */
const LIST_SHARE = 0.25;
/** The phases in which there is nothing left to do. */
const AT_THE_GOAL = {
    recycled: ['recycled', 'leaving', 'gone'],
    // A resource that was already in the bin is destroyed as well.
    destroyed: ['gone'],
};
/** Never throws: kinds that could not be read are in `unlisted`. */
async function select_select(options) {
    const { selectFrom, criteria, listener } = options;
    const unsearchable = unsearchableKinds(selectFrom, criteria);
    if (unsearchable.length > 0)
        listener.notSearched?.(unsearchable, lacking(criteria));
    const kinds = kindsOf(selectFrom).filter((kind) => !unsearchable.includes(kind));
    const lists = await Promise.all(kinds.map((kind) => readInTime(kind, options)));
    return {
        targets: lists.flatMap((list) => list.matches.map((match) => select_targetFor(list, match, criteria))),
        unlisted: lists.flatMap(({ kind, failure }) => failure === undefined ? [] : [{ type: kind.type, failure }]),
        undated: lists.flatMap(({ kind, undated }) => undated.map(({ id }) => `${kind.type}/${id}`)),
        seen: new Set(lists.flatMap(({ ids }) => ids)),
        inBin: new Set(lists.flatMap(({ kind, inBin = [] }) => [...inBin].map((id) => `${kind.type}/${id}`))),
    };
}
function select_targetFor({ kind, inBin }, listed, { resourceGroupId }) {
    const { id } = listed;
    const untold = listed.resourceGroupId === undefined ? { listedGroup: resourceGroupId } : {};
    return {
        type: kind.type,
        kinds: [kind],
        id,
        listed,
        isRelisted: true,
        foundInBin: inBin?.has(id) === true,
        ...untold,
    };
}
function failed(kind, failure) {
    return { kind, matches: [], undated: [], ids: [], failure };
}
async function readInTime(kind, options) {
    const { clock, budgetMs, stop, listener, checks = CLAIMS.listed } = options;
    const done = new AbortController();
    const givenUp = new AbortController();
    let lastFailure;
    const late = clock
        .sleep(Math.max(budgetMs * LIST_SHARE, 2 * checks.overMs), done.signal)
        .then(() => failed(kind, listTimedOut(lastFailure)));
    const work = () => readList(kind, options, givenUp.signal, (failure) => {
        lastFailure = failure;
    });
    const reading = orFailed(kind, stop, work, () => lastFailure);
    const list = await Promise.race([reading, late]);
    done.abort();
    givenUp.abort();
    return orFailed(kind, stop, () => {
        // Only now is it certain that this reading counts.
        if (list.listed !== undefined)
            listener.listed(kind, list.matches.length, list.listed);
        if (list.kept !== undefined && list.kept.length > 0)
            listener.leftOut?.(kind, list.kept);
        return Promise.resolve(list);
    });
}
async function orFailed(kind, stop, work, lastFailure = () => undefined) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof zenlayer/* StoppedError */.Ko) {
            const { last } = error;
            return failed(kind, notListed(stop.reason, last === undefined ? lastFailure() : failureOf(last)));
        }
        if (!(error instanceof zenlayer/* CallError */.RA)) {
            stop.stop({ type: 'crashed', error });
            return failed(kind, notListed(stop.reason));
        }
        if (affectsWholeRun(error))
            stop.stop({ type: 'refused', error });
        return failed(kind, failureOf(error));
    }
}
async function readList(kind, options, givenUp, onFailure) {
    const { client, clock, stop, criteria, checks = CLAIMS.listed } = options;
    const filters = serverFilters(criteria);
    const list = await readWholeList(kind, { client, clock, stop, filters, checks, givenUp, onFailure });
    return 'code' in list ? failed(kind, list) : matching(kind, list, options);
}
function kindsOf(selectFrom) {
    return [...new Set(selectFrom.flatMap((word) => word.kinds))];
}
/** The kinds that have no tags or no resource group, although the criteria ask for that: their lists are not read. */
function unsearchableKinds(selectFrom, criteria) {
    return kindsOf(selectFrom).filter(({ tags, group }) => (criteria.tags.length > 0 && !tags.item) ||
        (criteria.resourceGroupId !== undefined && !group.item && !group.filter));
}
function lacking({ tags, resourceGroupId }) {
    if (resourceGroupId === undefined)
        return 'tags';
    return tags.length === 0 ? 'resource group' : 'tags or resource group';
}
async function matching(kind, { observations, inBin, unread }, options) {
    const { resourceGroupId } = options.criteria;
    const { matches, kept, undated, untagged } = sift(observations, options);
    const isGroupUnknown = resourceGroupId !== undefined &&
        [...matches, ...undated].some((match) => match.resourceGroupId === undefined);
    if (isGroupUnknown && !(await filtersByGroup(kind, options.client)))
        return failed(kind, groupNotProven(kind));
    const reasons = [...unread, ...untagged.map(() => 'an item of its list has no tags')];
    const [reason] = reasons;
    return {
        ...{ kind, matches, undated, kept, inBin },
        ids: observations.map(({ id }) => id),
        listed: observations.length,
        // An item that cannot be read may be one that the inputs select. The others are torn down all the same.
        ...(reason === undefined ? {} : { failure: notRead(kind, reasons.length, reason) }),
    };
}
function sift(observations, { criteria, goal, client }) {
    const now = client.serverNow();
    const meeting = (asked) => {
        const unmet = compileCriteria(asked);
        return (one) => !AT_THE_GOAL[goal].includes(one.phase) &&
            unmet(withGroup(one, asked.resourceGroupId), now) === undefined;
    };
    const matching = observations.filter(meeting(criteria));
    return {
        matches: matching.filter(({ belongsTo }) => belongsTo === undefined),
        kept: matching.filter(({ belongsTo }) => belongsTo !== undefined),
        // Items whose tags or age are not known, and that meet all other criteria.
        untagged: observations
            .filter(({ tags }) => criteria.tags.length > 0 && tags === undefined)
            .filter(meeting({ ...criteria, tags: [] })),
        undated: observations
            .filter(({ createdAt }) => criteria.olderThanMs !== undefined && createdAt === undefined)
            .filter(meeting({ ...criteria, olderThanMs: undefined })),
    };
}
/** The server's filters that leave out no resource which meets the criteria. */
function serverFilters({ tags, name, resourceGroupId }) {
    const tag = tags.find(({ value }) => value !== undefined) ?? tags[0];
    return {
        ...(tag === undefined ? {} : { tag }),
        ...(name === undefined ? {} : { name: literalStart(name) }),
        ...(resourceGroupId === undefined ? {} : { resourceGroupId }),
    };
}

;// CONCATENATED MODULE: ./src/teardown/model/next-step.ts
// The one next step of a resource: from the phase that it is in and the goal.
const STEPS = {
    recycled: {
        live: 'terminate',
        bound: 'unbind',
        // The resource that uses it has to release it first.
        held: 'wait',
        busy: 'wait',
        recycling: 'wait',
        recycled: 'done',
        // It has left the bin already, but is only gone once a look has shown that.
        leaving: 'wait',
        gone: 'done',
        unknown: 'wait',
    },
    destroyed: {
        live: 'terminate',
        bound: 'unbind',
        held: 'wait',
        busy: 'wait',
        recycling: 'wait',
        recycled: 'release',
        leaving: 'wait',
        gone: 'done',
        // Destroying it on a guess could not be undone.
        unknown: 'wait',
    },
};
function isWrite(step) {
    return step !== 'wait' && step !== 'done';
}
function nextStep(phase, goal) {
    return STEPS[goal][phase];
}

;// CONCATENATED MODULE: ./src/teardown/model/proof.ts
// Whether the looks at a resource are enough for a claim, and when the next look counts towards one.



/** The lists of all its candidate kinds lack it, and enough looks agree. */
function isAbsent(resource) {
    const checks = CLAIMS[claimOfAbsence(resource)];
    return resource.candidates.every((kind) => {
        const lookup = resource.lookup(kind);
        return lookup.state === 'refused' || (lookup.state === 'absent' && isEnough(lookup, checks));
    });
}
/** The list of `kind` lacks an id that another kind has, and enough looks agree. */
function isOfAnotherKind(resource, kind) {
    const lookup = resource.lookup(kind);
    return lookup.state === 'absent' && isEnough(lookup, CLAIMS.otherKind);
}
/** It is at the goal, and enough looks agree. An accepted termination followed by the bin needs no second look. */
function hasArrived(resource) {
    const { phase, closed, streak } = resource;
    const isOurs = phase === 'recycled' && closed.has('terminate');
    return isOurs || (streak !== undefined && isEnough(streak, CLAIMS.arrived));
}
/** A write whose answer was lost may have taken effect, and the list may not show it yet. */
function isUnclear(resource) {
    const { unclearSince } = resource;
    return unclearSince !== undefined && !isSteadySince(resource, unclearSince);
}
/** It has been seen in one phase for long enough after `time`: lists that lag by a few seconds would show another. */
function isSteadySince({ streak }, time) {
    return streak !== undefined && streak.last - Math.max(streak.since, time) >= CLAIMS.arrived.overMs;
}
/** The same, and it has not left use since `time`. */
function hasStayedSince(resource, time) {
    const { streak, phase } = resource;
    return isSteadySince(resource, time) && (isActive(phase) || (streak?.since ?? Infinity) <= time);
}
/** It stays when what it is attached to is deleted: by itself, or because the call asked for that. A part never does. */
function isToStay({ observation }, { leftDependents }) {
    return observation?.isPart !== true && (leftDependents || observation?.stays === true);
}
/** A write for `parent`, accepted or without a clear answer, may have deleted `resource`, which is attached to it. */
function mayHaveGoneWith(resource, parent) {
    const { acceptedAt = -Infinity, unclearSince = -Infinity } = parent;
    const sentAt = Math.max(acceptedAt, unclearSince);
    if (sentAt === -Infinity)
        return false;
    return isToStay(resource, parent) ? resource.seenAt <= sentAt : !hasStayedSince(resource, sentAt);
}
/** In how many milliseconds the next look counts towards the claim in question; undefined where there is none. */
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
    const { observation, listed, deletedWithParent, closed, inUseAfterRelease } = resource;
    if (observation === undefined && listed === undefined)
        return 'missing';
    if (isSeenLeaving(resource))
        return 'released';
    // It was restored: another run may have sent it to the recycle bin, or a list may leave it out.
    if (inUseAfterRelease)
        return 'unexpected';
    if (closed.has('release'))
        return 'released';
    // Otherwise it may be on its way to a recycle bin of its own, out of which the release of its parent need not take it.
    if (deletedWithParent === 'released' && observation?.phase === 'recycled')
        return 'released';
    return closed.has('terminate') || deletedWithParent !== undefined
        ? claimAfterTermination(resource)
        : 'unexpected';
}
/** According to the list of the selection, where no look has found it since. */
function isSeenLeaving({ observation, listed, wasLeaving }) {
    return observation === undefined ? listed?.phase === 'leaving' : wasLeaving;
}
function claimAfterTermination({ observation, status = '', kind }) {
    if (kind?.deletedOutright.includes(status) === true)
        return 'released';
    const isInBin = observation?.phase === 'recycling' || observation?.phase === 'recycled';
    if (isInBin || observation?.recycleBin !== false)
        return 'unexpected';
    // Without a status field, its list could not show it in a bin.
    return kind?.fields.status === undefined ? 'released' : 'binPossible';
}

;// CONCATENATED MODULE: ./src/teardown/keep/kept.ts
// What resources that must be kept have in common.

/** Gives a resource that must be kept its outcome. */
function settleKept(resource, exclusion, run) {
    resource.exclusion = exclusion;
    run.settle(resource, exclusion.outcome, 'error' in exclusion ? exclusion.error : undefined);
}
/** The resources of the run whose deletion may delete `resource`. One answer may leave out what it is attached to. */
function possibleParentsOf(resource, run) {
    const { kind, streak } = resource;
    const known = run.parentsOf(resource);
    const types = (kind?.attachedTo ?? []).map(({ type }) => type);
    if (types.length === 0 || (streak !== undefined && isEnough(streak, CLAIMS.arrived)))
        return known;
    const others = run.resources.filter(({ candidates }) => candidates.some(({ type }) => types.includes(type)));
    return [...known, ...others];
}

;// CONCATENATED MODULE: ./src/teardown/keep/at-stop.ts
// The outcome of a resource that is still open when the run ends.



function settleAtStop(resource, reason, run) {
    const { exclusion } = resource;
    if (exclusion === undefined || mayHaveGone(resource, run))
        run.settle(resource, outcomeAtStop(reason), unfinished(resource, reason));
    else
        settleKept(resource, exclusion, run);
}
function outcomeAtStop(reason) {
    return reason.type === 'refused' || reason.type === 'guarded' ? 'failed' : 'pending';
}
/** A write may have taken a resource that is kept out of use, and no look has shown since that it did not. */
function mayHaveGone(resource, run) {
    if (isUnclear(resource) || resource.wasCutOff)
        return true;
    return possibleParentsOf(resource, run).some((parent) => parent.wasCutOff || mayHaveGoneWith(resource, parent));
}

;// CONCATENATED MODULE: ./src/teardown/model/attached.ts
// The resources attached to another one.
/** Its `type/id`. */
function labelOfAttached({ kind, observation }) {
    return `${kind.type}/${observation.id}`;
}
const NO_DEPENDENTS = { alsoDeletes: [], keeps: [] };
/** Whether deleting a resource of `kind` may delete others with it. */
function mayHaveDependents(kind) {
    return kind.dependents !== undefined;
}

;// CONCATENATED MODULE: ./src/teardown/model/tracked.ts
// One resource of the run: what was asked for, what was seen, what was sent, and how it ended.



/** All times are in milliseconds since the epoch. */
class Tracked {
    #lookups;
    #keepsTrail;
    // Allocated when needed: a run may have ten thousand resources.
    #foreignRefusals;
    #everPresent = NONE;
    #everAttachedTo = NONE;
    #listedWith = NONE;
    #container;
    #phaseWhenUnclear;
    #isChanged = false;
    // What it is.
    /** As the inputs have it: a kind or a family. */
    type;
    id;
    /** Known once the list of one candidate kind shows it and those of the others have been read. */
    kind;
    /** It turned out to be the same resource as this one, which stands for both. */
    duplicateOf;
    /** Its place among the results. */
    position;
    /** The resource that it is attached to, where only that brought it into the run. */
    parent;
    /** The `type/id` of the VPC that contains it, where only that brought it into the run. */
    inside;
    /** The resource group by which it was listed, for kinds whose items have none; undefined once that list lacks it. */
    listedGroup;
    /** As a list of this run showed it: of a selection, of a VPC, or of what is attached to another resource. */
    listed;
    /** That list is read again at the end of the run. */
    isRelisted;
    // What the looks have shown: written by the `saw…` and `look…` methods.
    /** As the last look by its id saw it. */
    observation;
    /** When the look that last saw it was requested: an answer is as old as its request. */
    seenAt = -Infinity;
    /** Zenlayer's word for its status at the last look that listed it. */
    status;
    initialStatus;
    /** How many looks in a row saw it in this phase, and when those were requested. */
    streak;
    /** The phases it was seen in, each from the look that saw it first. */
    trail = [];
    /** A look has seen it in the recycle bin. */
    seenInBin = false;
    /** Seen in the recycle bin although this run had not sent it there: if it is live later, somebody has restored it. */
    foundInBin;
    /** The last look showed it being released, whoever caused that. */
    wasLeaving = false;
    /** A look has seen it in use although its release had been accepted. */
    inUseAfterRelease = false;
    /** It was listed, and enough looks agree that it no longer is. */
    gone = false;
    /** Looks in a row without a usable answer for it. */
    unansweredLooks = 0;
    /** Why the last look had no usable answer, if it had none. */
    lookFailure;
    // What was sent: written by `accepted`, `refused` and `lostAnswer`, and by the files in `act/`.
    requests = [];
    /** Steps that the API has accepted, or that turned out to be done already: their writes are never sent again. */
    closed = new Set();
    /** When its first write was to be sent. */
    firstSentAt;
    /** When the terminate was accepted. */
    terminatedAt;
    /** When a write was last accepted. */
    acceptedAt;
    /** When a write was sent whose answer was lost: it is not known whether it takes effect. */
    unclearSince;
    /** Something was sent since the last look: nothing more is, until the next one has answered. */
    awaitsLook = false;
    /** A write for it was not sent because the last look was too long ago. */
    overdue = false;
    /** How often in a row a write was refused while nothing about the resource changed. */
    refusals = 0;
    /** Set once it was refused too often while a write may still take effect: nothing more is sent. */
    givenUp;
    /** No write is sent before this. */
    nextWriteAt = -Infinity;
    /** The maximum number of ids that may share a write with it: a batch that is refused whole is halved. */
    largestBatch = Infinity;
    /** The last failure of a write that may still succeed. */
    writeFailure;
    /** The call that deletes this resource asked the API to keep its dependents. */
    leftDependents = false;
    // Where it stands in the order.
    /** When it was last set in motion, or seen to have moved. */
    movedAt;
    /** The resource that blocks it at the moment. */
    waitsFor;
    /** When nothing blocked it for the first time. */
    unblockedAt;
    // How it ends.
    /** Why it must not be torn down. It stays open until a look confirms that it still exists. */
    exclusion;
    /** As of the last look that lacked it: the deletion of its parent deletes it as well. `terminated`: perhaps only into the recycle bin. */
    deletedWithParent;
    /** The outcome, its error and the time of both: written by `settle` of the run. */
    outcome;
    error;
    endedAt;
    /** In a dry run: its deletion would fail, or be scheduled. */
    isForeseenToStay = false;
    /** The evidence for its outcome, where there is less than usual. */
    evidence;
    constructor({ type, id, kinds, listedGroup, listed, isRelisted, foundInBin = false, parent, inside }, position = 0, now = 0, keepsTrail = true) {
        this.#keepsTrail = keepsTrail;
        this.parent = parent;
        this.inside = inside;
        this.movedAt = now;
        this.position = position;
        this.type = type;
        this.id = id;
        this.listedGroup = listedGroup;
        this.listed = listed;
        this.isRelisted = isRelisted === true;
        this.foundInBin = foundInBin;
        this.#lookups = new Map(kinds.map((kind) => [kind, { state: 'unknown' }]));
    }
    /** `vm-instance/123`: as the inputs take it back. */
    get label() {
        return `${this.kind?.type ?? this.type}/${this.id}`;
    }
    /** With its name, where it has one: people know their resources by name. */
    get title() {
        const name = this.observation?.name ?? '';
        return name === '' ? this.label : `${this.label} (${name})`;
    }
    get open() {
        return this.outcome === undefined && !this.duplicate;
    }
    get duplicate() {
        return this.duplicateOf !== undefined;
    }
    /** The VPC of `inside`, as a resource of the run. */
    get container() {
        return this.#container?.duplicateOf ?? this.#container;
    }
    set container(container) {
        this.#container = container;
    }
    /** The reason of its exclusion, as the end of a sentence. */
    get exclusionReason() {
        return this.exclusion?.reason;
    }
    /** A write has changed it: one that was accepted, or one without a clear answer that was followed by a change. */
    get tookEffect() {
        if (this.closed.size > 0 || this.#isChanged)
            return true;
        if (this.unclearSince === undefined)
            return false;
        return !isActive(this.phase) || (this.#phaseWhenUnclear === 'bound' && this.phase !== 'bound');
    }
    /** The `type/id` of everything that it has ever been seen attached to, by its own item or by lists of dependents. */
    get everAttachedTo() {
        return [...this.#everAttachedTo, ...this.#listedWith];
    }
    /** A list of dependents, or an item that names it, has shown it to be attached to the resource of that `type/id`. */
    sawListedWith(label) {
        this.#listedWith = withOne(this.#listedWith, label);
    }
    /** It was attached to the resource of that `type/id`, and the last look shows that it no longer is. */
    isDetachedFrom(label) {
        const isAttached = this.observation?.attachedTo.some((one) => labelOf(one) === label);
        return this.#everAttachedTo.includes(label) && isAttached !== true;
    }
    /** The run ended before the answer to its last write came: that may still take effect. */
    get wasCutOff() {
        return this.requests.at(-1)?.code === zenlayer/* STOPPED */.yd;
    }
    get candidates() {
        return this.kind === undefined ? [...this.#lookups.keys()] : [this.kind];
    }
    /** Before it was ever seen, `unknown`: no write is sent in this phase. */
    get phase() {
        return this.gone ? 'gone' : (this.observation?.phase ?? 'unknown');
    }
    /** For people and the output `results`: the status, or `gone`. */
    get lastStatus() {
        return this.gone ? GONE : this.status;
    }
    lookup(kind) {
        return this.#lookups.get(kind) ?? { state: 'unknown' };
    }
    /** The kinds whose lists have ever shown the id: more than one, and nobody knows which resource is meant. */
    get everPresent() {
        return this.#everPresent;
    }
    get lookups() {
        return [...this.#lookups];
    }
    /** `at`: when the look was requested. */
    sawPresent(kind, observation, at) {
        const { phase, status } = observation;
        const hasMoved = this.observation?.phase !== phase;
        if (hasMoved) {
            if (this.#keepsTrail)
                this.trail.push({ phase, at });
            this.movedAt = at;
        }
        if (this.status !== observation.status) {
            this.refusals = 0;
            this.givenUp = undefined;
            this.nextWriteAt = -Infinity;
        }
        this.streak = extended(hasMoved || this.lookup(kind).state !== 'present' ? undefined : this.streak, at);
        this.#lookups.set(kind, { state: 'present' });
        this.#everPresent = withOne(this.#everPresent, kind);
        this.seenAt = at;
        this.observation = observation;
        for (const parent of observation.attachedTo)
            this.#everAttachedTo = withOne(this.#everAttachedTo, labelOf(parent));
        this.initialStatus ??= status;
        this.status = status;
        this.#notePhase(phase);
        this.awaitsLook = false;
        this.#wasAnswered(kind);
    }
    #notePhase(phase) {
        this.wasLeaving = phase === 'leaving';
        if (isActive(phase) && this.closed.has('release'))
            this.inUseAfterRelease = true;
        if (phase === 'recycled') {
            this.seenInBin = true;
            if (!this.closed.has('terminate'))
                this.foundInBin = true;
        }
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
        this.lookFailure = undefined;
        this.#foreignRefusals?.delete(kind);
    }
    /** A look without a usable answer: `failure` says why, where that is known. */
    lookUnanswered(failure) {
        this.overdue = false;
        this.unansweredLooks += 1;
        this.lookFailure = failure ?? this.lookFailure;
    }
    sawGone(now) {
        this.gone = true;
        if (this.#keepsTrail)
            this.trail.push({ phase: 'gone', at: now });
    }
    /** The API has accepted `step`, or says that it was done before: it is never sent again. */
    accepted(step, now) {
        this.closed.add(step);
        this.writeFailure = undefined;
        this.refusals = 0;
        this.movedAt = now;
        this.acceptedAt = now;
        if (step === 'terminate')
            this.terminatedAt ??= now;
    }
    /** The API has accepted one of several calls for a step. */
    acceptedInPart(now) {
        this.#isChanged = true;
        this.acceptedAt = now;
    }
    /** The API has refused a write for now. The pauses between further attempts grow. */
    refused(failure, now) {
        this.writeFailure = failure;
        this.refusals += 1;
        this.nextWriteAt = now + Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.refusals - 1));
    }
    /** No clear answer has come: the write may take effect, now or in a moment. */
    lostAnswer(failure, now) {
        this.refused(failure, now);
        if (this.unclearSince === undefined)
            this.#phaseWhenUnclear = this.phase;
        this.unclearSince = now;
    }
    lookRefused(kind, error) {
        this.#lookups.set(kind, { state: 'refused', error });
    }
    /** Counts looks in a row that were refused by something in front of the API, such as a firewall. */
    countForeignRefusal(kind) {
        this.#foreignRefusals ??= new Map();
        const times = (this.#foreignRefusals.get(kind) ?? 0) + 1;
        this.#foreignRefusals.set(kind, times);
        return times;
    }
}
/** Between two tries of a write that was refused while nothing changed: the first pause, and the longest. */
const FIRST_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 300_000;
const NONE = [];
function withOne(items, item) {
    return items.includes(item) ? items : [...items, item];
}
/** In lower case, since it is not one of Zenlayer's statuses. */
const GONE = 'gone';
/** It is in the run because of a VPC, or is attached to a resource that is. */
function isInsideVpc({ inside, parent }) {
    return inside !== undefined || parent?.inside !== undefined;
}

;// CONCATENATED MODULE: ./src/teardown/keep/containment.ts
// A VPC or subnet and the resources in it: if one must be kept, so must the other.

/**
 * Why `resource` must be kept because of its VPC, or because of a resource inside it; undefined where it need not be.
 * A container that is kept only because of one of its resources keeps none of the others.
 */
function keptByContainment(resource, run) {
    return isElsewhere(resource) ?? keptByContainer(resource, run) ?? keptByContents(resource, run);
}
/** One reading of a list showed it inside the VPC, and its own item does not. */
function isElsewhere({ inside, observation, requests }) {
    if (inside === undefined || observation === undefined || requests.length > 0)
        return undefined;
    if (!isInUse(observation.phase) || observation.refersTo.some((one) => labelOf(one) === inside))
        return undefined;
    return { outcome: 'skipped', reason: `its own item does not name ${inside}` };
}
/** The VPCs that contain a resource that is in the run because of one of them. */
function containersOf({ inside, container, observation }, run) {
    if (inside === undefined)
        return [];
    const others = (observation?.refersTo ?? [])
        .filter((one) => kindNamed(one.type)?.family === 'vpc' && labelOf(one) !== inside)
        .flatMap((one) => run.find(labelOf(one)) ?? []);
    return container === undefined ? others : [container, ...others];
}
function keptByContainer(resource, run) {
    const { inside, container } = resource;
    for (const one of containersOf(resource, run)) {
        // The id was that of a family, and turned out to be of another kind.
        const isOther = one === container && one.kind !== undefined && one.label !== inside;
        const reason = isOther ? 'was not found' : whyNotEmptied(one);
        if (reason === undefined)
            continue;
        const outcome = one.exclusion?.outcome === 'skipped' ? 'skipped' : 'protected';
        return { outcome, reason: `${isOther ? inside : one.label}, which contains it, ${reason}` };
    }
    return undefined;
}
/** Why the VPC will not be deleted, where that is known before anything was sent for it. */
function whyNotEmptied({ exclusion, outcome, error, requests }) {
    if (exclusion !== undefined) {
        return 'isBecauseOfContents' in exclusion ? undefined : `must be kept (${exclusion.reason})`;
    }
    if (outcome === 'missing')
        return 'was not found';
    return outcome === 'failed' && requests.length === 0 ? `has failed with ${error?.code ?? ''}` : undefined;
}
const CONTAINERS = new Set(['vpc', 'subnet']);
function keptByContents({ kind, label }, run) {
    if (!CONTAINERS.has(kind?.family ?? ''))
        return undefined;
    const kept = keptInThisRound(label, run) ?? keptInEarlierRounds(label, run) ?? protectedOutsideRun(label, run);
    if (kept === undefined)
        return undefined;
    const reason = `it contains ${kept.label}, which must be kept (${kept.reason})`;
    return { outcome: 'protected', reason, isBecauseOfContents: true };
}
function keptInThisRound(label, { resources }) {
    const kept = resources.find(({ exclusion, observation, gone }) => exclusion !== undefined &&
        !gone &&
        observation?.refersTo.some((one) => labelOf(one) === label) === true);
    return kept && { label: kept.label, reason: kept.exclusion?.reason ?? '' };
}
function keptInEarlierRounds(label, { contents, earlier }) {
    return contents?.get(label)?.flatMap((member) => {
        const result = earlier?.get(member);
        if (result === undefined || !KEPT.has(result.outcome))
            return [];
        return [{ label: member, reason: result.reason ?? `it has failed with ${result.error?.code ?? ''}` }];
    })[0];
}
const KEPT = new Set(['protected', 'skipped', 'failed']);
/** A rule of `protect` may name what is inside, although nothing else has brought it into the run. */
function protectedOutsideRun(label, run) {
    for (const member of run.contents?.get(label) ?? []) {
        const observation = run.listedContents?.get(member);
        const kind = kindNamed(member.slice(0, member.indexOf('/')));
        if (kind === undefined || observation === undefined || run.find(member) !== undefined)
            continue;
        const exclusion = run.filter.exclusionOf({ kind, observation, isDependent: false, isInside: true });
        if (exclusion?.outcome === 'protected')
            return { label: member, reason: exclusion.reason };
    }
    return undefined;
}
/** The resources inside a VPC that this run does not tear down, in no round, as `type/id`. */
function contentsOutsideRun({ label }, run) {
    const isOutside = (member) => run.find(member) === undefined && run.earlier?.has(member) !== true;
    return (run.contents?.get(label) ?? []).filter(isOutside);
}

;// CONCATENATED MODULE: ./src/teardown/keep/detach.ts
// Resources that another one holds, and that a call can unbind from it. None is needed where the same run deletes the
// holder.

/** Whether `resource` is held, and a separate call has to unbind it because its holder is kept. */
function detaches({ kind, phase, observation, parent }, run) {
    if (phase !== 'held' || kind?.writes.unbind === undefined || observation === undefined)
        return false;
    return parent === undefined && !observation.isPart && !isLetGo(observation.attachedTo, run);
}
/** Whether this run deletes one of `holders`, or has deleted it. */
function isLetGo(holders, run) {
    return holders
        .flatMap((holder) => run.find(labelOf(holder)) ?? [])
        .some(({ open, exclusion, outcome, isForeseenToStay }) => isForeseenToStay
        ? false
        : open
            ? exclusion === undefined
            : outcome !== undefined && LETS_GO.has(outcome));
}
const LETS_GO = new Set(['destroyed', 'recycled', 'requested', 'planned']);

;// CONCATENATED MODULE: ./src/teardown/keep/standstill.ts
// Resources for which waiting any longer would change nothing:
//
// - it is kept, and a look has shown it after the last call that could have deleted it;
// - its parent, which alone brought it into the run, has its outcome;
// - it is a subscription that remains until it expires;
// - something outside the run uses it, or it is part of that;
// - it stays in an unknown status after everything else is done.





/** A list may be some seconds old, and still name a holder that an earlier step has detached. */
const HELD_FOR_MS = 4000;
/** How long the deletion of a dependent may take after that of its parent. */
const FOLLOWS_WITHIN_MS = 60_000;
/** A subscription that is in use this long after its termination was accepted remains until it expires. */
const STILL_IN_USE_MS = 10_000;
/** Gives `resource` its outcome where waiting any longer would change nothing. Returns whether it did. */
function settleAtStandstill(resource, run) {
    const end = standstillOf(resource, run);
    if (end === undefined)
        return false;
    if ('reason' in end)
        settleKept(resource, end, run);
    else
        run.settle(resource, end.outcome, end.error);
    return true;
}
/** To be called after a look has listed `resource`. */
function standstillOf(resource, run) {
    if (resource.exclusion !== undefined)
        return endOfKept(resource, resource.exclusion, run);
    return endOfDependent(resource, run) ?? endOfSubscription(resource, run) ?? endOfHeld(resource, run);
}
function endOfKept(resource, exclusion, run) {
    if (isUnclear(resource) && !run.dryRun)
        return undefined;
    const parents = possibleParentsOf(resource, run);
    if (parents.some(({ open }) => open) && !run.dryRun)
        return undefined;
    const isOutdated = parents.some((parent) => mayHaveGoneWith(resource, parent) || (parent.tookEffect && resource.seenAt <= (parent.endedAt ?? 0)));
    return isOutdated ? undefined : exclusion;
}
function endOfDependent(resource, run) {
    const { parent, phase } = resource;
    if (parent?.outcome === undefined || parent.outcome === 'planned')
        return undefined;
    const { outcome } = parent;
    if (outcome === 'requested' && !isToStay(resource, parent) && isOnItsWay(phase, run))
        return { outcome };
    if (phase === 'leaving' || phase === 'gone')
        return undefined;
    const reason = whyItStays(resource, parent, run);
    return reason === undefined ? undefined : skipped(reason);
}
/** Why a dependent that is not on its way out is not deleted any more; undefined where it may still be. */
function whyItStays(resource, parent, run) {
    const { label, outcome } = parent;
    if (outcome === 'scheduled' || !(wasDeleted(parent) || mayHaveGoneWith(resource, parent)))
        return `${label}, which it is attached to, ended as ${outcome ?? 'pending'}`;
    if (!isInUse(resource.phase) || mayFollow(resource, parent, run))
        return undefined;
    if (outcome === 'destroyed' || outcome === 'recycled')
        return `it remains although ${label} was torn down, and is still charged`;
    return isToStay(resource, parent)
        ? staysWhenGone(parent)
        : `it still exists, and ${label}, which it is attached to, ended as ${outcome ?? 'pending'}`;
}
/** Also by somebody else, or by a write whose answer was lost. */
function wasDeleted({ closed, gone, tookEffect }) {
    return closed.size > 0 || gone || tookEffect;
}
/** Its list may not show the effect of the accepted release of `parent` yet. */
function mayFollow(resource, parent, run) {
    const { endedAt = 0 } = parent;
    const isRecent = run.clock.now() - endedAt < FOLLOWS_WITHIN_MS;
    return resource.seenAt <= endedAt || (isRecent && !isToStay(resource, parent));
}
/** Why a dependent that remains when `parent` is deleted is not torn down, as the end of a sentence. */
function staysWhenGone({ label }) {
    return `it remains when ${label} is deleted, and is still charged`;
}
/** Nothing more will be sent for it, and nothing is waited for. */
function isOnItsWay(phase, { goal }) {
    return isInUse(phase) || phase === 'leaving' || (phase === 'recycling' && goal === 'recycled');
}
function skipped(reason) {
    return { outcome: 'skipped', reason };
}
/** Its termination was accepted, and it is still in use. */
function endOfSubscription({ terminatedAt, observation, phase, seenAt }, run) {
    if (terminatedAt === undefined || observation?.prepaid !== true || !isInUse(phase))
        return undefined;
    return seenAt - terminatedAt >= STILL_IN_USE_MS && !run.dryRun ? { outcome: 'scheduled' } : undefined;
}
function endOfHeld(resource, run) {
    // A dry run has it in its plan.
    if (run.dryRun || run.clock.now() - resource.movedAt < HELD_FOR_MS)
        return undefined;
    if (run.parentsOf(resource).some((parent) => mayHaveGoneWith(resource, parent)))
        return undefined;
    return endWhileHeld(resource, run);
}
/** The end of a resource that something outside the run has, or that is part of that, if nothing changes. */
function endWhileHeld(resource, run) {
    const { observation } = resource;
    if (observation === undefined || resource.parent !== undefined || !isOfOther(resource))
        return undefined;
    if (detaches(resource, run) || isLetGo(observation.attachedTo, run))
        return undefined;
    if (observation.belongsTo !== undefined) {
        return { outcome: 'protected', reason: `it belongs to ${observation.belongsTo}` };
    }
    const [holder] = observation.attachedTo;
    return {
        outcome: 'failed',
        error: observation.isPart ? partOfOther(holder) : heldByOther(resource, holder),
    };
}
/** Held by another resource, or part of one. A part that has lost what it was part of gets a call of its own. */
function isOfOther({ phase, observation }) {
    if (phase === 'held')
        return true;
    if (observation?.isPart !== true || !isInUse(phase))
        return false;
    return observation.attachedTo.length > 0 || observation.belongsTo !== undefined;
}
/** How long to wait for a resource in an unknown status once nothing else is left. */
const MAX_UNKNOWN_MS = 120_000;
/** Settles those of `open` that are still in such a status two minutes after everything else was done. */
function giveUpOnUnknown(open, run) {
    const stuck = open.filter(isUnknown);
    if (stuck.length === 0 ||
        !run.resources.every((resource) => !resource.open || waitsForUnknown(resource, run)))
        return;
    const since = run.resources.reduce((latest, { endedAt, movedAt }) => Math.max(latest, endedAt ?? movedAt), run.startedAt);
    if (run.clock.now() - since < MAX_UNKNOWN_MS)
        return;
    for (const resource of stuck)
        run.settle(resource, 'failed', stayedUnknown(resource, MAX_UNKNOWN_MS));
}
/** It is in such a status, or nothing happens to it before one that is has its outcome. */
function waitsForUnknown(resource, run, before = new Set()) {
    if (isUnknown(resource))
        return true;
    const { waitsFor, observation } = resource;
    const holders = (observation?.attachedTo ?? []).flatMap((holder) => run.find(labelOf(holder)) ?? []);
    const others = [...(waitsFor === undefined ? [] : [waitsFor]), ...run.parentsOf(resource), ...holders];
    const seen = new Set([...before, resource]);
    return others.some((other) => other.open && !seen.has(other) && waitsForUnknown(other, run, seen));
}
function isUnknown({ kind, phase, observation }) {
    return kind !== undefined && observation !== undefined && phase === 'unknown';
}

;// CONCATENATED MODULE: ./src/teardown/keep/deletion.ts
// Deleting a resource that others are attached to: how, or whether, the call is sent depends on those that must be kept.








const SEND = { type: 'send', keepsDependents: false };
/** What to send for `parent`, depending on what is attached to it. */
function decideDeletion(parent, kind, call, run) {
    if (!mayHaveDependents(kind))
        return SEND;
    const reading = run.dependents.lastReadingOf(parent);
    if (reading === undefined)
        return { type: 'wait', failure: undefined };
    if ('failure' in reading) {
        return reading.error !== undefined && isFinal(reading.error)
            ? { type: 'fail', failure: failureOf(reading.error) }
            : { type: 'wait', failure: reading.failure };
    }
    const staying = [...dependentsOf(parent, run), ...reading.earlier].flatMap((attached) => {
        const exclusion = whyItMustStay(attached, parent, run);
        return exclusion === undefined ? [] : [{ attached, exclusion }];
    });
    if (staying.length === 0)
        return SEND;
    const atRisk = staying.find(({ attached }) => !canStay(attached, call));
    if (atRisk === undefined)
        return { type: 'send', keepsDependents: 'keepDependents' in call };
    const { kind: of, observation } = atRisk.attached;
    const reason = `${of.type}/${observation.id} must be kept (${atRisk.exclusion.reason}) and would be deleted with it`;
    return { type: 'keep', exclusion: { outcome: 'protected', reason } };
}
/** The same call would be refused again: a missing permission, an unknown action or a bad request stays one. */
function isFinal({ status = 0, code, throttled, transient }) {
    const isRefusal = status >= 400 && status < 500 && !throttled && !transient;
    return isRefusal && meaningOf(code) !== 'busy';
}
/** What happens to the resources attached to `parent`, except to those that get calls of their own. */
function forecastOf(parent, run) {
    const { kind } = parent;
    if (detaches(parent, run))
        return { ...NO_DEPENDENTS, detaches: true };
    if (endWhileHeld(parent, run) !== undefined)
        return { ...NO_DEPENDENTS, heldBy: whatHolds(parent) };
    const contains = contentsOutsideRun(parent, run);
    if (contains.length > 0)
        return { ...NO_DEPENDENTS, contains };
    const attached = dependentsOf(parent, run);
    if (kind === undefined || attached.length === 0)
        return NO_DEPENDENTS;
    const decision = decideDeletion(parent, kind, kind.writes.terminate, run);
    const keeps = decision.type === 'send' && decision.keepsDependents;
    const remains = ({ observation: { isPart, stays } }) => !isPart && (keeps || stays);
    return {
        alsoDeletes: attached.filter((one) => !remains(one)).map(labelOfAttached),
        keeps: attached
            .filter(remains)
            .map(labelOfAttached)
            .filter((label) => isLeftAlone(run.find(label))),
    };
}
/**
 * The resources attached to `parent`, as last read; none where they could not be read. Those that the run has seen
 * attached before count as well: a list may leave out for a moment what it has shown before.
 */
function dependentsOf(parent, run) {
    const reading = run.dependents.lastReadingOf(parent);
    if (reading === undefined || 'failure' in reading)
        return [];
    const read = new Set(reading.attached.map(labelOfAttached));
    return [
        ...reading.attached,
        ...run.dependentsKnownOf(parent.label).filter((known) => !read.has(labelOfAttached(known))),
    ];
}
function whatHolds({ observation }) {
    const [holder] = observation?.attachedTo ?? [];
    const label = holder === undefined ? 'another resource' : labelOf(holder);
    return observation?.isPart === true
        ? `part of ${label}, and can only be deleted with that`
        : `in use by ${label}, which this run does not tear down`;
}
/** The run does not tear it down with a call of its own. */
function isLeftAlone(known) {
    return known?.parent !== undefined || known?.exclusion !== undefined;
}
/** The dependents that remain after `parent`, or would remain in a dry run, as `type/id`. */
function keptDependentsOf(parent, run) {
    if (parent.outcome === 'planned')
        return forecastOf(parent, run).keeps;
    if (!parent.tookEffect)
        return [];
    return dependentsOf(parent, run)
        .map(labelOfAttached)
        .filter((label) => {
        const known = run.find(label);
        return known?.exclusion !== undefined && !known.gone;
    });
}
function canStay({ observation }, call) {
    return !observation.isPart && (observation.stays || 'keepDependents' in call);
}
/** Judged on the reading itself, which is newer than the looks at the resource. */
function whyItMustStay(attached, parent, run) {
    const known = run.find(labelOfAttached(attached));
    return (known?.exclusion ??
        dependentExcludedByFilter(attached, known, parent, run) ??
        refusedByName(attached, run) ??
        failedBefore(known));
}
function dependentExcludedByFilter({ kind, observation, listedGroup }, known, parent, run) {
    const isDependent = known === undefined || known.parent !== undefined;
    const isInside = isInsideVpc(known ?? { inside: undefined, parent });
    return run.filter.exclusionOf({
        kind,
        observation,
        listedGroup,
        isDependent,
        isInside,
    });
}
/** Renamed since the plan was checked; before that, the whole plan is refused. */
function refusedByName(attached, run) {
    const { observation } = attached;
    const { expectName } = run.guards;
    if (observation.isPart || !run.planChecked() || !isUnexpectedName(expectName, observation))
        return undefined;
    const label = labelOfAttached(attached);
    const error = run.find(label)?.error ?? unexpectedNow(label, observation);
    return { outcome: 'failed', reason: UNEXPECTED_NAME_REASON, error };
}
/** It was reported as unchanged, so it must not be deleted with its parent either. */
function failedBefore(known) {
    const { outcome, error, requests, parent } = known ?? {};
    if (outcome !== 'failed' || error === undefined || requests?.length !== 0)
        return undefined;
    // A dependent is deleted with its parent even if it has failed, unless that was a decision to keep it.
    if (parent !== undefined && !isGuardCode(error.code) && error.code !== 'RESTORED')
        return undefined;
    return { outcome, reason: `it has failed with ${error.code}`, error };
}

;// CONCATENATED MODULE: ./src/teardown/dependents/load-dependents.ts
// Makes the resources attached to others part of the run.





/**
 * Reads what is attached to `parents`, all of `kind`, and makes it part of the run. `soon`: further resources that may be
 * deleted next; one reading serves them all.
 */
async function loadDependents(kind, parents, run, soon = () => []) {
    if (!mayHaveDependents(kind) || parents.length === 0)
        return;
    await run.dependents.refresh(kind, parents, soon);
    for (const parent of parents)
        register(parent, run.dependents.lastReadingOf(parent), run);
}
/** What was attached between the last reading and the call is deleted with `parents`, and is reported. */
async function loadLateDependents(kind, parents, run) {
    if (!mayHaveDependents(kind) || parents.length === 0)
        return;
    const readings = await run.dependents.read(kind, parents);
    for (const [parent, reading] of readings)
        register(parent, reading, run);
}
function register(parent, reading, run) {
    if (reading === undefined || 'failure' in reading)
        return;
    const added = [];
    for (const attached of reading.attached) {
        const known = find(attached, run);
        if (known === undefined)
            added.push(addDependent(attached, parent, reading.askedAt, run));
        else
            sawAttached(known, attached, parent, run);
    }
    for (const attached of reading.earlier) {
        const known = find(attached, run);
        const exclusion = dependentExcludedByFilter(attached, known, parent, run);
        if (exclusion === undefined)
            continue;
        if (known === undefined)
            addDependent(attached, parent, reading.askedAt, run);
        else if (known.parent !== undefined && !known.tookEffect)
            known.exclusion ??= exclusion;
    }
    if (run.planChecked())
        admit(added, parent, run);
}
/** The guards have not checked `added`: they were attached after the plan was made. */
function admit(added, parent, run) {
    const error = added.length === 0 ? undefined : run.admit(added);
    if (error === undefined)
        return;
    // The call has been accepted, or may have been: only they can still be reported.
    if (parent.tookEffect || isUnclear(parent))
        for (const one of added)
            one.exclusion ??= { outcome: 'failed', reason: REFUSED, error };
    else if (parent.open)
        run.settle(parent, 'failed', error);
}
function find(attached, run) {
    return run.find(labelOfAttached(attached)) ?? namedByFamily(attached, run);
}
const REFUSED = 'a guard refuses what was attached after the plan';
/** The inputs name it by its family, and its kind is not known yet: it is in the run already. */
function namedByFamily({ kind, observation }, run) {
    return run.resources.find(({ open, kind: own, id, candidates }) => open && own === undefined && id === observation.id && candidates.includes(kind));
}
function addDependent(attached, parent, askedAt, run) {
    const { kind, observation, listedGroup } = attached;
    const target = { type: kind.type, kinds: [kind], id: observation.id, parent, listedGroup };
    const resource = new Tracked(target, parent.position, run.clock.now());
    run.add(resource);
    run.sawPresent(resource, kind, observation, askedAt);
    // Its name is judged by the guards, with all others that were added.
    resource.exclusion = dependentExcludedByFilter(attached, resource, parent, run);
    return resource;
}
/** It exists, even if the looks by its id do not find it. */
function sawAttached(known, { kind, observation }, parent, run) {
    known.listed ??= observation;
    known.sawListedWith(parent.label);
    if (known.outcome !== 'missing')
        return;
    const { action } = kind.describe;
    const reason = `${action} does not find it by its id, but lists it as attached to ${parent.label}`;
    run.settle(known, 'failed', unreliable(reason));
}

;// CONCATENATED MODULE: ./src/teardown/keep/filter.ts
// Which resources must not be torn down, and why: a rule of `protect` matches, or they do not meet the criteria.



/** Whether a guard or a criterion may keep any resource of the run. */
function isFiltered({ guards, criteria }) {
    const { expectName, maxResources, protect } = guards;
    const { tags, ...others } = criteria;
    return (protect.length + tags.length > 0 ||
        [expectName, maxResources, ...Object.values(others)].some((value) => value !== undefined));
}
function createFilter({ guards, criteria, client }) {
    const rules = compileProtection(guards.protect);
    const usesTagRules = guards.protect.some(isTagRule);
    const unmet = compileCriteria(criteria);
    const used = new Set();
    /** The last verdict on each resource: rules may be many, and most looks show nothing new. */
    const judged = new Map();
    function matchingRule(type, observation) {
        if (rules.length === 0)
            return undefined;
        const text = judgedText(observation);
        const key = `${type}/${observation.id}`;
        const before = judged.get(key);
        if (before?.text === text)
            return before.rule;
        const matching = rules.filter((rule) => rule.matches(type, observation));
        for (const { rule } of matching)
            used.add(rule);
        const rule = matching[0]?.rule;
        judged.set(key, { text, rule });
        return rule;
    }
    return {
        exclusionOf({ kind, observation, listedGroup, isDependent, isInside }) {
            const rule = matchingRule(kind.type, observation);
            if (rule !== undefined)
                return { outcome: 'protected', reason: `it matches the rule ${rule} of protect` };
            const { belongsTo, isPart } = observation;
            // A part is deleted with what it belongs to, and cannot be deleted alone.
            if (belongsTo !== undefined && !isPart)
                return { outcome: 'protected', reason: `it belongs to ${belongsTo}` };
            // A part of another resource has no tags, name or age of its own to select it by.
            const isExempt = isInside || (isDependent && observation.isPart);
            const meetsBy = isExempt ? [] : criteria.tags;
            if (observation.tags === undefined && (usesTagRules || meetsBy.length > 0))
                return untagged(kind);
            if (isExempt)
                return undefined;
            const reason = unmet(withGroup(observation, listedGroup), client.serverNow());
            return reason === undefined ? undefined : { outcome: 'skipped', reason };
        },
        unusedRules: () => guards.protect.filter((rule) => !used.has(rule)),
    };
}
function untagged({ describe }) {
    const reason = `${describe.action} does not return its tags, so the inputs protect and tags cannot be applied`;
    return { outcome: 'failed', reason, error: unreliable(reason) };
}
/** Everything that rules match and that may change. */
function judgedText({ rawName, tags = [] }) {
    return JSON.stringify([rawName, ...tags.flatMap(({ key, value }) => [key, value])]);
}

;// CONCATENATED MODULE: ./src/teardown/plan/planned-step.ts
// The plan for one resource, for people to read before anything happens.





function plannedStepOf(resource, goal, forecast = NO_DEPENDENTS) {
    const { outcome, error, observation, phase, exclusion, parent } = resource;
    const refused = error !== undefined && isGuardCode(error.code);
    const isOpen = outcome === undefined && exclusion === undefined;
    const mayGo = isOpen || outcome === 'planned' || outcome === 'already' || refused;
    // A resource that is attached to another needs no call of its own.
    const step = observation === undefined || !mayGo ? undefined : parent === undefined ? nextStep(phase, goal) : 'wait';
    return { resource, step, plan: planOf(resource, step, goal, forecast) };
}
function planOf(resource, step, goal, forecast) {
    const { kind, observation, parent } = resource;
    const calls = parent === undefined ? callsFor(resource, step, goal, forecast) : [];
    const notes = kind === undefined || observation === undefined ? [] : notesOn(kind, observation, calls, forecast);
    const withParent = parent === undefined || step === undefined ? [] : [noteOnDependent(parent, observation)];
    const note = [...notes, ...withParent].join('; ');
    return {
        wave: kind === undefined ? 1 : waveOf(kind),
        calls,
        ...expected(resource, step, goal, forecast),
        ...(note === '' ? {} : { note }),
    };
}
function noteOnDependent({ label }, observation) {
    return observation?.stays === true && !observation.isPart
        ? `kept when ${label} is deleted`
        : `deleted with ${label}`;
}
/** Undefined where the API reports none of it. */
function detailsOf({ observation }) {
    if (observation === undefined)
        return undefined;
    const { createdAt, chargeType, zone, tags = [] } = observation;
    const plainTags = tags.map(({ key, value }) => [(0,src_text/* plainText */.wh)(key, 128), (0,src_text/* plainText */.wh)(value, 256)]);
    return (0,src_text/* defined */.sw)({
        createdAt: createdAt === undefined ? undefined : new Date(createdAt).toISOString(),
        chargeType,
        zone,
        tags: tags.length === 0 ? undefined : Object.fromEntries(plainTags),
    });
}
const AHEAD = {
    unbind: ['unbind', 'terminate', 'release'],
    terminate: ['terminate', 'release'],
    release: ['release'],
};
/** The first write still ahead, if any: a busy resource will be terminated, a recycling one released. */
const FIRST_WHILE_WAITING = {
    held: 'terminate',
    busy: 'terminate',
    recycling: 'release',
};
function callsFor({ kind, observation }, step, goal, { detaches = false, heldBy }) {
    if (kind === undefined || observation === undefined || step === undefined || heldBy !== undefined)
        return [];
    const first = isWrite(step)
        ? step
        : step === 'wait'
            ? detaches
                ? 'unbind'
                : FIRST_WHILE_WAITING[observation.phase]
            : undefined;
    if (first === undefined)
        return [];
    const ends = kind.deletedOutright.includes(observation.status) || isScheduled(kind, observation);
    const actions = AHEAD[first]
        .filter((write) => write !== 'release' || (goal === 'destroyed' && (first === 'release' || !ends)))
        .flatMap((write) => kind.writes[write]?.action ?? []);
    // If both steps are the same call, it depends on the account whether it is made twice.
    return [...new Set(actions)];
}
/** The expected outcome, as far as it is known beforehand. */
function expected({ kind, observation, phase }, step, goal, forecast) {
    if (kind === undefined || observation === undefined || step === undefined)
        return {};
    if (willFail(kind, phase, forecast))
        return { outcome: 'failed' };
    if (phase === 'leaving' || phase === 'gone')
        return { outcome: 'destroyed' };
    if (!isActive(phase))
        return { outcome: goal };
    if (kind.deletedOutright.includes(observation.status))
        return { outcome: 'destroyed' };
    if (observation.prepaid)
        return { outcome: isScheduled(kind, observation) ? 'scheduled' : 'failed' };
    return { outcome: goal };
}
/** No write is sent in an unknown status or for what something else has, and the API refuses what is occupied. */
function willFail({ goesAfterGone = [] }, phase, { heldBy, contains = [] }) {
    const isOccupied = contains.some((label) => goesAfterGone.some((type) => label.startsWith(`${type}/`)));
    return phase === 'unknown' || heldBy !== undefined || (isOccupied && isActive(phase));
}
function notesOn(kind, observation, calls, forecast) {
    if (forecast.heldBy !== undefined)
        return [forecast.heldBy];
    if (!isActive(observation.phase) || calls.length === 0)
        return [];
    if (isScheduled(kind, observation)) {
        return [`a subscription: its renewal is cancelled, and it remains until ${expiryOf(observation)}`];
    }
    const subscription = `a subscription, which the API does not delete before ${expiryOf(observation)}`;
    return [...(observation.prepaid ? [subscription] : []), ...notesOnOthers(forecast)];
}
function expiryOf({ expires }) {
    return expires === undefined ? 'its expiry' : `its expiry, ${expires}`;
}
function notesOnOthers({ alsoDeletes, keeps, contains = [] }) {
    const them = contains.length === 1 ? 'it' : 'them';
    return [
        ...(alsoDeletes.length > 0 ? [`also deletes ${(0,src_text/* firstOf */.Ku)(alsoDeletes, MAX_NAMED)}`] : []),
        ...(keeps.length > 0 ? [`keeps ${(0,src_text/* firstOf */.Ku)(keeps, MAX_NAMED)}`] : []),
        ...(contains.length > 0
            ? [`contains ${(0,src_text/* firstOf */.Ku)(contains, 1)}; set cascade: true to delete ${them} as well`]
            : []),
    ];
}
const MAX_NAMED = 10;
function isScheduled(kind, { prepaid, status }) {
    return prepaid && kind.subscription === 'scheduled' && !kind.deletedOutright.includes(status);
}

;// CONCATENATED MODULE: ./src/teardown/plan/plan.ts
// The plan of a run: which resources are deleted with others, which must be kept because of that, and whether the guards
// allow the whole plan.









/** A guard or a criterion has to see the complete plan before anything is written; a dry run has to report it. */
function needsWholePlan(options) {
    return options.dryRun || isFiltered(options);
}
/** Adds what is attached to the resources of `kind` that will be deleted: it belongs to the plan. */
async function planDependents(kind, run) {
    const parents = run.resources.filter((resource) => willBeTerminated(resource, kind));
    await stopOnCrash(run.stop, () => ignoreStopped(() => loadDependents(kind, parents, run)));
}
/** `reported`: the resources in the order in which they are reported. */
function checkPlan(run, reported) {
    const { resources, dryRun, listener, goal, stop } = run;
    for (const resource of resources)
        keepParent(resource, run);
    keepContainers(run);
    const failure = run.admit(reported);
    // The guards judge the same plan in a dry run.
    if (dryRun && failure === undefined) {
        for (const resource of resources)
            foresee(resource, run);
        keepContainers(run);
    }
    listener.planned(reported.map((resource) => plannedStepOf(resource, goal, forecastOf(resource, run))));
    if (failure === undefined)
        return;
    listener.refused(failure);
    stop.stop({ type: 'guarded', failure });
}
/** A call that would delete a resource that must be kept is not planned. */
function keepParent(parent, run) {
    const { kind } = parent;
    if (kind === undefined || !willBeTerminated(parent, kind))
        return;
    const decision = decideDeletion(parent, kind, kind.writes.terminate, run);
    if (decision.type === 'fail')
        run.settle(parent, 'failed', decision.failure);
    if (decision.type === 'keep')
        settleKept(parent, decision.exclusion, run);
}
/** A subnet that is kept keeps its VPC, and a VPC that is kept keeps its resources: repeated until nothing changes. */
function keepContainers(run) {
    for (let hasChanged = true; hasChanged;) {
        hasChanged = false;
        for (const resource of run.resources) {
            if (!resource.open || resource.exclusion !== undefined || resource.observation === undefined)
                continue;
            const exclusion = keptByContainment(resource, run);
            if (exclusion === undefined)
                continue;
            settleKept(resource, exclusion, run);
            hasChanged = true;
        }
    }
}
/** What a dry run cannot wait for: a resource that would be kept in the end, or because of its parent, is not planned. */
function foresee(resource, run) {
    const end = resource.open ? endWhileHeld(resource, run) : undefined;
    if (end !== undefined && 'reason' in end)
        settleKept(resource, end, run);
    const forecast = forecastOf(resource, run);
    for (const label of forecast.keeps)
        skip(run.find(label), staysWhenGone(resource));
    const { outcome } = plannedStepOf(resource, run.goal, forecast).plan;
    if (outcome !== 'failed' && outcome !== 'scheduled')
        return;
    resource.isForeseenToStay = true;
    const reason = `${resource.label}, which it is attached to, would not be deleted`;
    for (const other of run.resources)
        if (other.parent === resource)
            skip(other, reason);
}
function skip(dependent, reason) {
    if (dependent?.parent !== undefined)
        dependent.exclusion ??= { outcome: 'skipped', reason };
}
function willBeTerminated({ open, kind: own, observation, exclusion, phase, closed }, kind) {
    const isThere = open && own === kind && observation !== undefined && exclusion === undefined;
    return isThere && isActive(phase) && !closed.has('terminate');
}

;// CONCATENATED MODULE: ./src/teardown/reported.ts
// The reported result of a resource, from everything that is known about it.



/** Its keys are in the order in which people read them. */
function resultOf(resource, { startedAt, now, ...context }) {
    const { id, type, kind, outcome = 'pending', endedAt = now, requests } = resource;
    return {
        type: kind?.type ?? type,
        id,
        name: (resource.observation ?? resource.listed)?.name ?? '',
        outcome,
        ...statusesOf(resource),
        requests: [...requests],
        ...reasonsOf(resource),
        ...relationsOf(resource, context),
        ...reported_expiryOf(resource),
        seconds: Math.round((endedAt - startedAt) / 100) / 10,
    };
}
function statusesOf({ listed, initialStatus, lastStatus }) {
    return { initialStatus: initialStatus ?? listed?.status ?? null, finalStatus: lastStatus ?? null };
}
function reported_expiryOf({ observation }) {
    return (0,src_text/* defined */.sw)({ expiresAt: observation?.prepaid === true ? observation.expires : undefined });
}
function reasonsOf({ error, exclusionReason, evidence }) {
    return (0,src_text/* defined */.sw)({ error, reason: exclusionReason ?? evidence });
}
function relationsOf(resource, { goal, dryRun, forecast, leaves }) {
    const { parent, outcome, error } = resource;
    return (0,src_text/* defined */.sw)({
        with: parent?.label,
        leaves: leaves.length === 0 ? undefined : leaves,
        plan: dryRun && hasPlan(outcome, error) ? plannedStepOf(resource, goal, forecast).plan : undefined,
        about: dryRun ? detailsOf(resource) : undefined,
    });
}
/** A plan that a guard has refused is reported as well, so that people can check it. */
function hasPlan(outcome, error) {
    return outcome === 'planned' || (error !== undefined && isGuardCode(error.code));
}

;// CONCATENATED MODULE: ./src/teardown/act/order.ts
// Which resources wait for which, and when a wait is over: a resource is deleted before those it depends on.


/**
 * Whether others still have to wait for it: it is in use, or may be. `untilGone`: it blocks until it is gone or has its
 * outcome. Otherwise a resource in an unknown status blocks nothing: the API refuses to delete what is still in use.
 */
function isBlocking(resource, untilGone = false) {
    if (!resource.open || neverBlocks(resource))
        return false;
    if (resource.observation === undefined) {
        return resource.candidates.some((kind) => resource.lookup(kind).state === 'unknown');
    }
    // Repeated refusals may mean that it is used by the very resource that waits for it.
    if (resource.refusals >= STOPS_BLOCKING_AFTER_REFUSALS || hasLeft(resource))
        return false;
    if (untilGone)
        return true;
    // If this run has terminated it, it is being deleted; otherwise it may come back into use.
    return isInUse(resource.phase) || (resource.phase === 'busy' && !resource.closed.has('terminate'));
}
const STOPS_BLOCKING_AFTER_REFUSALS = 3;
/** Resources that are kept, that are deleted with their parent, or that are part of another one. */
function neverBlocks({ exclusion, parent, observation }) {
    return exclusion !== undefined || parent !== undefined || observation?.isPart === true;
}
/**
 * This run has terminated it, and its list lacks it: the next layer need not wait for the proof. Nothing is concluded from
 * this: the API refuses to delete what is still in use, and a resource that is listed again blocks again.
 */
function hasLeft(resource) {
    if (resource.kind === undefined || !resource.closed.has('terminate'))
        return false;
    const lookup = resource.lookup(resource.kind);
    return lookup.state === 'absent' && isEnough(lookup, LEFT);
}
const LEFT = { min: 2, overMs: 3000 };
/** The `type/id` of everything that its item names, as last seen: the order of the kinds says which of the two goes first. */
function referencesOf({ observation }) {
    if (observation === undefined)
        return [];
    return [...observation.attachedTo, ...observation.refersTo].map(labelOf);
}
/** How long a resource blocks those that only might depend on it: a share of the time of the run, two minutes at most. */
const MAX_WAIT_SHARE = 0.1;
const MAX_WAIT_MS = 120_000;
/**
 * For resources of `kind`: the resource that each of them has to wait for, if any. One that is known to depend on it, or
 * that it depends on, blocks it as long as `isBlocking` says so. One that only might, by its kind, stops blocking after a
 * bounded time: one stuck resource must not hold up all those that could depend on it.
 */
function blockersOf(kind, { resources, startedAt, budgetMs = Infinity }, now) {
    if (kindsBefore(kind).length === 0)
        return unseenContainer;
    const maxWaitMs = Math.min(MAX_WAIT_MS, budgetMs * MAX_WAIT_SHARE);
    const before = resources.filter((resource) => isBefore(resource, kind));
    const byKind = before.find((resource) => now < stopsBlockingAt(resource, startedAt, maxWaitMs));
    const byLabel = new Map(before.map((resource) => [resource.label, resource]));
    const attached = new Map(before.flatMap((resource) => referencesOf(resource).map((label) => [label, resource])));
    return (resource) => unseenContainer(resource) ??
        attached.get(resource.label) ??
        referencesOf(resource)
            .map((label) => byLabel.get(label))
            .find((known) => known !== undefined) ??
        byKind;
}
/** A resource that is torn down because of its VPC waits until a look has shown whether that may be deleted. */
function unseenContainer({ container }) {
    return container?.open === true && !isKnown(container) ? container : undefined;
}
function isKnown({ kind, observation }) {
    return kind !== undefined && observation !== undefined;
}
function isBefore(resource, { type: own, goesAfter, goesAfterGone = [] }) {
    const types = resource.candidates.map(({ type }) => type).filter((type) => type !== own);
    if (types.some((type) => goesAfterGone.includes(type)))
        return isBlocking(resource, true);
    return types.some((type) => goesAfter.includes(type)) && isBlocking(resource);
}
/** Counted from when nothing blocked it any more; while something does, from the time allowed for the earlier waves. */
function stopsBlockingAt({ unblockedAt, candidates }, startedAt, maxWaitMs) {
    return unblockedAt === undefined
        ? startedAt + Math.max(...candidates.map(waveOf)) * maxWaitMs
        : unblockedAt + maxWaitMs;
}
function createWaits(clock, context) {
    const waiting = new Map();
    function isOver(kind) {
        const blockerOf = blockersOf(kind, context, clock.now());
        return context.resources.some((resource) => resource.open &&
            resource.kind === kind &&
            resource.waitsFor !== undefined &&
            blockerOf(resource) === undefined);
    }
    return {
        untilUnblocked(kind) {
            const wait = new AbortController();
            waiting.set(kind, wait);
            return wait.signal;
        },
        progressed() {
            for (const [kind, wait] of waiting) {
                if (!isOver(kind))
                    continue;
                waiting.delete(kind);
                wait.abort();
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/for-each-limited.ts
/** Calls `work` for each item, `limit` at a time: ten thousand promises at once would take too much memory. */
async function forEachLimited(items, limit, work) {
    const queue = items.values();
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, async () => {
        for (const item of queue)
            await work(item);
    }));
}

;// CONCATENATED MODULE: ./src/teardown/observe/look.ts
// A look: one Describe for up to a hundred ids, and what its answer shows of each.



/** Describes of one kind in flight: a kind that does not answer must not use up the connections of the others. */
const MAX_AT_ONCE = 4;
/** Attempts within one look. There will be another look, so one kind must not hold up the others for long. */
const look_ATTEMPTS = 4;
/** Calls of one look beyond those for whole groups: the search for a bad id goes on in the next look. */
const MAX_EXTRA_CALLS = 20;
/** After so many single ids were refused for lack of permission, the rest of the look is not tried. */
const MAX_FORBIDDEN = 3;
/** The pause before an id whose item could not be read is requested again; it doubles each time. */
const RARELY_MS = { min: 1000, max: 60_000 };
function createLooker({ client, clock }, kind) {
    const grouping = createGrouping(clock, kind.describe.atMost);
    return async (ids) => {
        const seen = new Map();
        const { groups, small } = grouping.groupsOf(ids);
        let extra = MAX_EXTRA_CALLS - small.length;
        const forbidden = [];
        await forEachLimited([...groups, ...small], MAX_AT_ONCE, async (group) => {
            const queue = [group];
            for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
                const answer = await describeGroup(client, kind, next, forbidden);
                grouping.note(next, answer);
                for (const [id, one] of answer.seen)
                    seen.set(id, one);
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
async function describeGroup(client, kind, ids, forbidden) {
    const [first] = forbidden;
    if (first !== undefined && forbidden.length >= MAX_FORBIDDEN)
        return whole(ids, { type: 'refused', error: first });
    let at = -Infinity;
    try {
        const described = await describeIds(client, kind, ids, {
            attempts: look_ATTEMPTS,
            onAttempt: (attempt) => {
                at = attempt.at;
            },
        });
        return readGroup(kind, ids, described, at);
    }
    catch (error) {
        if (error instanceof UnusableAnswerError)
            return whole(ids, unusable(kind, error.message));
        if (!(error instanceof zenlayer/* CallError */.RA))
            throw error;
        return refusal(kind, ids, error, at, forbidden);
    }
}
const CONCERNS_THE_IDS = new Set(['invalid', 'gone', 'other', 'forbidden']);
function refusal(kind, ids, error, at, forbidden) {
    const unanswered = { type: 'unanswered', reason: `${error.code}: ${error.message}`, error };
    if (error.transient)
        return whole(ids, unanswered);
    const meaning = meaningOf(error.code, kind);
    // One bad id can get a whole list refused, and a permission may be for single resources.
    if (error.fromApi && CONCERNS_THE_IDS.has(meaning) && ids.length > 1)
        return { seen: new Map(), divide: ids, otherwise: unanswered };
    // Such a code means the same as a list that lacks the id.
    if (error.fromApi && meaning === 'gone')
        return { ...whole(ids, { type: 'absent', at }), spoils: true };
    if (meaning === 'forbidden')
        forbidden.push(error);
    return whole(ids, { type: 'refused', error });
}
function readGroup(kind, ids, { observations, unread, unattributed }, at) {
    const seen = new Map();
    const left = [];
    for (const id of ids) {
        const observation = observations.get(id);
        const why = unread.get(id);
        if (observation !== undefined)
            seen.set(id, { type: 'present', observation, at });
        else if (why !== undefined)
            seen.set(id, unusable(kind, why));
        else
            left.push(id);
    }
    // An item without an id may be any of those that the list lacks.
    const otherwise = unattributed === undefined ? { type: 'absent', at } : unusable(kind, unattributed);
    if (unattributed !== undefined && ids.length > 1)
        return { seen, divide: left, otherwise };
    for (const id of left)
        seen.set(id, otherwise);
    return { seen, divide: [], otherwise, spoils: unattributed !== undefined };
}
function unusable({ describe }, why) {
    return { type: 'unanswered', reason: `the answer to ${describe.action} cannot be relied on: ${why}` };
}
function whole(ids, seen) {
    return { seen: new Map(ids.map((id) => [id, seen])), divide: [], otherwise: seen };
}
/** Each half is at least one id smaller than the group. */
function halvesOf(ids) {
    const middle = Math.ceil(ids.length / 2);
    return [ids.slice(0, middle), ids.slice(middle)].filter(({ length }) => length > 0);
}
/** Groups ids into calls, by what earlier looks have shown about ids that make the answer unusable for others. */
function createGrouping(clock, maxIds) {
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
        /** `small`: the groups of such ids, not all of them each time. */
        groupsOf: (ids) => ({
            groups: chunk(ids.filter((id) => !maxGroup.has(id)), maxIds),
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

;// CONCATENATED MODULE: ./src/teardown/dependents/attached-lists.ts
// What is attached to the resources of one kind: read from the lists of the kinds that may be, and from its own items.





/** A list or a look whose answer cannot be relied on. */
class UnreadError extends Error {
    failure;
    constructor(failure) {
        super(failure.message);
        this.failure = failure;
    }
}
/** Up to this many parents, one filtered list for each; above it, reading the whole list takes fewer calls. */
const MAX_FILTERED = 5;
/** Every resource of one kind that may be attached to one of `parents`. */
async function listAttached(options, { type: parentType }, { type, isListed }, parents) {
    const askedAt = options.clock.now();
    const kind = kindNamed(type);
    if (kind === undefined)
        return { attached: [], earlier: [], askedAt };
    const lists = isListed === true ? await listByParent(options, kind, parentType, parents) : [];
    const listed = lists.flatMap(({ observations }) => observations).filter((seen) => !isParentItself(seen));
    const found = new Map(listed.map((seen) => [seen.id, seen]));
    const inGroup = await idsInGroup(options, kind, parentType, parents, [...found.keys()]);
    // A resource that an item names may exist even if the list lacks it.
    const named = parents
        .flatMap(({ observation }) => observation?.dependents ?? [])
        .filter((reference) => reference.type === type && !found.has(reference.id));
    const describedAt = options.clock.now();
    for (const seen of await describeNamed(options, kind, new Set(named.map(({ id }) => id)))) {
        found.set(seen.id, seen);
    }
    const earlier = lists.flatMap((list) => list.earlier).filter((seen) => !isParentItself(seen));
    const asAttached = (observation) => ({
        ...{ kind, observation },
        listedGroup: inGroup.has(observation.id) ? options.resourceGroupId : undefined,
    });
    return {
        attached: [...found.values()].map(asAttached),
        earlier: earlier.map(asAttached),
        askedAt: Math.min(describedAt, ...lists.map((list) => list.askedAt)),
    };
}
/** The primary vNIC of an instance counts as the instance itself. */
function isParentItself({ isPart, belongsTo }) {
    return isPart && belongsTo !== undefined;
}
/** Where items have no resource group, the filter of the list tells which of them are in that of the criteria. */
async function idsInGroup(options, kind, type, parents, attached) {
    const { resourceGroupId } = options;
    if (resourceGroupId === undefined || kind.group.item || !kind.group.filter)
        return attached_lists_NO_IDS;
    if (!(await options.filtersByGroup(kind)))
        return attached_lists_NO_IDS;
    const read = async (checks) => {
        const lists = await listByParent({ ...options, checks }, kind, type, parents, { resourceGroupId });
        return new Set(lists.flatMap(({ observations }) => observations.map(({ id }) => id)));
    };
    const ids = await read(ONE_LOOK);
    // One reading may leave out what is in the group.
    return attached.every((id) => ids.has(id)) ? ids : new Set([...ids, ...(await read(CLAIMS.listed))]);
}
const attached_lists_NO_IDS = new Set();
async function listByParent(options, kind, type, parents, also = {}) {
    const queries = parents.length <= MAX_FILTERED ? parents.map(({ id }) => ({ ...also, on: { type, id } })) : [also];
    return Promise.all(queries.map((filters) => listAll(options, kind, filters)));
}
async function listAll(options, kind, filters) {
    const list = await readWholeList(kind, {
        ...options,
        filters,
        keepsEarlier: true,
        givenUp: options.stop.stopped,
        onFailure: () => undefined,
    });
    if ('code' in list)
        throw new UnreadError(list);
    // An item that cannot be read may be one that must be kept.
    const [reason] = list.unread;
    if (reason !== undefined)
        throw new UnreadError(unreliable(`the answer to ${kind.describe.action} cannot be relied on: ${reason}`));
    return list;
}
/** The resources of `ids` that exist. It takes several readings to conclude that one does not. */
async function describeNamed({ unlisted, ...sources }, kind, ids) {
    const isBelieved = (id) => {
        const streak = unlisted.get(id);
        return streak !== undefined && isEnough(streak, CLAIMS.missing);
    };
    const open = [...ids].filter((id) => !isBelieved(id));
    const seen = open.length === 0 ? [] : [...(await createLooker(sources, kind)(open))];
    const observations = seen.flatMap(([id, result]) => {
        switch (result.type) {
            case 'present':
                unlisted.delete(id);
                return [result.observation];
            case 'absent':
                unlisted.set(id, extended(unlisted.get(id), result.at));
                return [];
            case 'refused':
                throw result.error;
            case 'unanswered':
                throw result.error ?? new UnreadError(unreliable(result.reason));
        }
    });
    const lacking = open.find((id) => unlisted.has(id) && !isBelieved(id));
    if (lacking !== undefined) {
        throw new UnreadError(unreliable(`${kind.describe.action} does not list ${kind.type}/${lacking}, which is named as attached`));
    }
    return observations;
}

;// CONCATENATED MODULE: ./src/teardown/dependents/dependents.ts
// The readings of what is attached to a resource, which may be deleted with it. No call that deletes a resource is sent
// without a recent one.





/**
 * How old the reading may be when such a call is sent. Where a guard or a criterion may keep a dependent, a tag set a few
 * seconds ago counts; elsewhere, a dependent attached since then is reported late, if at all.
 */
const MAX_READING_AGE_MS = { filtered: 2000, otherwise: 10_000 };
/** However long the server takes, an older reading is repeated. */
const MAX_AGE_MS = 20_000;
function createDependents(sources) {
    const { clock } = sources;
    const readings = new Map();
    const underWay = new Map();
    /** Ids that an item names but their own list lacks: how often in a row. */
    const unlisted = new Map();
    const filtersByGroup = createGroupProbe(sources.client);
    function isFresh(parent) {
        const reading = readings.get(parent);
        if (reading === undefined)
            return false;
        const { askedAt, tookMs } = reading;
        const freshMs = sources.isFiltered ? MAX_READING_AGE_MS.filtered : MAX_READING_AGE_MS.otherwise;
        return clock.now() - askedAt <= Math.min(freshMs + tookMs, MAX_AGE_MS);
    }
    async function read(kind, parents) {
        const begunAt = clock.now();
        const isFirst = parents.some((parent) => !('attached' in (readings.get(parent) ?? {})));
        // One reading may omit a resource that must be kept. Later readings only add to what is known.
        const checks = isFirst && sources.isFiltered ? CLAIMS.listed : ONE_LOOK;
        const options = { ...sources, checks, unlisted, filtersByGroup };
        try {
            const lists = await Promise.all((kind.dependents ?? []).map((dependent) => listAttached(options, kind, dependent, parents)));
            const askedAt = Math.min(...lists.map((list) => list.askedAt));
            const own = (parent, which) => lists.flatMap((list) => list[which]).filter((one) => isAttachedTo(parent, kind, one));
            const at = { askedAt, tookMs: clock.now() - askedAt };
            return new Map(parents.map((parent) => [
                parent,
                { attached: own(parent, 'attached'), earlier: own(parent, 'earlier'), ...at },
            ]));
        }
        catch (error) {
            const unread = { ...unreadBecause(error), askedAt: begunAt, tookMs: clock.now() - begunAt };
            return new Map(parents.map((parent) => [parent, unread]));
        }
    }
    return {
        read,
        async refresh(kind, parents, soon = () => []) {
            // Several writes may ask at the same time; one reading serves them all.
            for (;;) {
                if (parents.every(isFresh))
                    return;
                const other = underWay.get(kind);
                if (other === undefined)
                    break;
                await other;
            }
            const work = read(kind, [...new Set([...parents, ...soon()])]).then((read) => {
                for (const [parent, reading] of read)
                    readings.set(parent, reading);
            });
            underWay.set(kind, work);
            try {
                await work;
            }
            finally {
                underWay.delete(kind);
            }
        },
        isFresh,
        lastReadingOf: (parent) => readings.get(parent),
    };
}
function unreadBecause(error) {
    if (error instanceof zenlayer/* CallError */.RA)
        return { failure: failureOf(error), error };
    if (error instanceof UnreadError)
        return { failure: error.failure, error: undefined };
    throw error;
}
/** According to its own item, or to its parent's. */
function isAttachedTo(parent, kind, { kind: { type }, observation }) {
    const names = (references, wanted, id) => references.some((reference) => reference.type === wanted && reference.id === id);
    return (names(observation.attachedTo, kind.type, parent.id) ||
        names(parent.observation?.dependents ?? [], type, observation.id));
}

;// CONCATENATED MODULE: ./src/teardown/act/batches.ts
/** In order, as many together as the API accepts and as `largestBatch` of each allows. */
function batches(resources, write) {
    const max = 'atMost' in write ? write.atMost : 1;
    const result = [];
    let room = 0;
    for (const resource of resources) {
        const last = result.at(-1);
        const size = last?.length ?? 0;
        room = Math.min(last === undefined ? max : room, resource.largestBatch);
        if (last !== undefined && size < room) {
            last.push(resource);
        }
        else {
            result.push([resource]);
            room = Math.min(max, resource.largestBatch);
        }
    }
    return result;
}

;// CONCATENATED MODULE: ./src/teardown/keep/exclude.ts
// The guards and the criteria, applied to a resource at every look, until the step that cannot be undone has been sent.







/** Whether `resource` must not be torn down, or no further. If so, it gets its outcome, now or at a later look. */
function exclude(resource, run) {
    const exclusion = resource.exclusion ?? judge(resource, run);
    if (exclusion === undefined)
        return false;
    if (isTooLate(resource, run)) {
        run.settle(resource, 'failed', excludedTooLate(resource, exclusion.reason));
        return true;
    }
    resource.exclusion = exclusion;
    settleAtStandstill(resource, run);
    return true;
}
function isTooLate(resource, run) {
    return resource.tookEffect || isDeletedWithParent(resource, run);
}
function judge(resource, run) {
    const exclusion = excludedByFilter(resource, run) ?? keptByContainment(resource, run) ?? unexpectedName(resource, run);
    // Once nothing more will be sent, only protection is worth a failure.
    return exclusion?.outcome === 'protected' || mayStillWrite(resource, run) ? exclusion : undefined;
}
function excludedByFilter(resource, run) {
    const { kind, observation, listed, listedGroup } = resource;
    if (kind === undefined || observation === undefined)
        return undefined;
    const isDependent = resource.parent !== undefined;
    const judged = { kind, listedGroup, isDependent, isInside: isInsideVpc(resource) };
    const exclusion = run.filter.exclusionOf({ ...judged, observation });
    if (exclusion !== undefined || listed === undefined)
        return exclusion;
    // One answer may lack the tag by which a list of this run has shown it to be protected.
    const before = run.filter.exclusionOf({ ...judged, observation: listed });
    return before?.outcome === 'protected' ? before : undefined;
}
/** Before the plan is checked, the whole plan is refused instead. */
function unexpectedName(resource, run) {
    const { expectName } = run.guards;
    if (expectName === undefined || !run.planChecked() || isPartOfOther(resource))
        return undefined;
    const error = renamed(expectName, resource);
    return error && { outcome: 'failed', reason: UNEXPECTED_NAME_REASON, error };
}
/** It has left use since a write for its parent that was accepted, or got no clear answer. */
function isDeletedWithParent(resource, run) {
    const { phase, streak } = resource;
    if (isActive(phase) || phase === 'unknown')
        return false;
    // It may have been there before that write.
    const since = streak?.since ?? Infinity;
    return run
        .parentsOf(resource)
        .some(({ tookEffect, unclearSince, firstSentAt = -Infinity }) => (tookEffect || unclearSince !== undefined) && since >= firstSentAt);
}
function mayStillWrite(resource, run) {
    const step = nextStep(resource.phase, run.goal);
    return isWrite(step) ? !resource.closed.has(step) : !isDone(resource, run);
}
const LAST = { recycled: 'terminate', destroyed: 'release' };
function isDone({ closed, phase }, { goal }) {
    return closed.has(LAST[goal]) || phase === 'leaving' || phase === 'gone';
}

;// CONCATENATED MODULE: ./src/teardown/observe/conclude.ts
// What follows from a look at a resource: its outcome, or nothing yet.







/** Looks in a row that something in front of the API must refuse before that counts. */
const MAX_FOREIGN_REFUSALS = 3;
/** Applies what a look at `kind` shows of one resource. */
function conclude(kind, run, resource, seen) {
    if (!recordLook(kind, run, resource, seen))
        return;
    if (resource.kind === undefined)
        determineKind(run, resource);
    else if (seen.type === 'present')
        concludePresence(kind, run, resource);
    else
        concludeAbsence(run, resource);
}
/** Whether there is something to conclude from it. */
function recordLook(kind, run, resource, seen) {
    switch (seen.type) {
        case 'unanswered':
            resource.lookUnanswered(seen.error === undefined ? unreliable(seen.reason) : failureOf(seen.error, resource));
            return false;
        case 'refused': {
            const { error } = seen;
            if (affectsWholeRun(error)) {
                run.stop.stop({ type: 'refused', error });
                return false;
            }
            resource.lookUnanswered(failureOf(error, resource));
            // Something in front of the API may refuse one call and allow the next.
            if (!error.fromApi && resource.countForeignRefusal(kind) < MAX_FOREIGN_REFUSALS)
                return false;
            resource.lookRefused(kind, error);
            return true;
        }
        case 'absent':
            resource.sawAbsent(kind, seen.at);
            return true;
        case 'present': {
            const before = resource.status;
            run.sawPresent(resource, kind, seen.observation, seen.at);
            const { status } = seen.observation;
            if (resource.kind === kind && before !== status)
                run.listener.changed(resource, before, status);
            return true;
        }
    }
}
/** Determines its kind within its family, once each of them has been read and enough looks agree. */
function determineKind(run, resource) {
    const { lookups, id, everPresent } = resource;
    if (lookups.some(([, { state }]) => state === 'unknown'))
        return;
    const present = lookups.flatMap(([kind, { state }]) => (state === 'present' ? [kind] : []));
    const [only] = present;
    if (only === undefined) {
        concludeAbsence(run, resource);
        return;
    }
    const unread = lookups.flatMap(([kind, lookup]) => lookup.state === 'refused' ? [{ kind, error: lookup.error }] : []);
    // It may exist there as well. A kind that the access key may not read is out of reach for this run in any case.
    const unclear = unread.find(({ error }) => meaningOf(error.code) !== 'forbidden');
    if (unclear !== undefined) {
        run.settle(resource, 'failed', failureOf(unclear.error, resource));
    }
    else if (everPresent.length > 1) {
        // Even if only one of them is left: the other one may have been meant.
        const types = everPresent.map(({ type }) => type);
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
/** No list shows it: it is gone, never existed, or is where this access key cannot read. */
function concludeAbsence(run, resource) {
    resource.deletedWithParent = parentDeletion(run, resource);
    if (!isAbsent(resource))
        return;
    const refusal = resource.candidates
        .map((candidate) => resource.lookup(candidate))
        .find((lookup) => lookup.state === 'refused');
    if (refusal !== undefined) {
        concludeUnreadable(run, resource, refusal.error);
    }
    else if (resource.observation === undefined && resource.listed === undefined) {
        concludeMissing(run, resource);
    }
    else {
        const [kind, ...more] = resource.everPresent;
        // The same resource may be named by its kind as well.
        if (resource.kind === undefined && kind !== undefined && more.length === 0)
            run.resolve(resource, kind);
        if (!resource.open)
            return;
        const before = resource.status ?? resource.listed?.status;
        resource.evidence = neverSeenInBin(resource);
        resource.sawGone(run.clock.now());
        run.listener.changed(resource, before, 'gone');
        const failure = whyNotDestroyed(run, resource);
        if (failure === undefined)
            run.settle(resource, 'destroyed');
        else
            run.settle(resource, 'failed', failure);
    }
}
function whyNotDestroyed(run, resource) {
    const { isRelisted, exclusion, observation } = resource;
    // No look by its id has ever found it, and no list will be read again that may have it.
    if (observation === undefined && !isRelisted)
        return notFoundById();
    if (exclusion === undefined)
        return undefined;
    if (resource.tookEffect)
        return excludedTooLate(resource, exclusion.reason);
    const parent = attachedParentsOf(run, resource).find(({ tookEffect }) => tookEffect);
    return parent === undefined ? vanished(exclusion.reason) : deletedWith(parent, exclusion.reason);
}
/** Without those that it was last seen detached from: their release says nothing of it. */
function attachedParentsOf(run, resource) {
    return run.parentsOf(resource).filter(({ label }) => !resource.isDetachedFrom(label));
}
/** A resource that must be kept still exists, unless a call was sent that could delete it. */
function concludeUnreadable(run, resource, error) {
    const isKept = resource.exclusion !== undefined;
    if (isKept && settleAtStandstill(resource, run))
        return;
    if (!isKept || run.parentsOf(resource).every(({ open }) => !open))
        run.settle(resource, 'failed', failureOf(error, resource));
}
/** If other lists show resources inside it, its own list is wrong. */
function concludeMissing(run, resource) {
    const labels = resource.candidates.map(({ type }) => `${type}/${resource.id}`);
    const [member] = labels.flatMap((label) => run.contents?.get(label) ?? []);
    if (member === undefined)
        run.settle(resource, 'missing');
    else
        run.settle(resource, 'failed', unreliable(`its list lacks it, but ${member} is listed as inside it`));
}
/** How its parent was deleted: out of the bin, or in one step or by itself, which may leave it in a bin. */
function parentDeletion(run, resource) {
    const parents = attachedParentsOf(run, resource);
    if (parents.some(({ closed }) => closed.has('release')))
        return 'released';
    const isOutOfUse = ({ gone, closed, observation: seen }) => gone || (closed.has('terminate') && seen?.recycleBin === false);
    return parents.some(isOutOfUse) ? 'terminated' : undefined;
}
function concludePresence(kind, run, resource) {
    const { goal } = run;
    const { phase, observation } = resource;
    if (exclude(resource, run))
        return;
    if (isRestored(resource)) {
        concludeRestored(run, resource);
    }
    else if (goal === 'recycled' && isActive(phase) && observation?.recycleBin === false) {
        run.settle(resource, 'failed', noRecycleBin(kind));
    }
    else if (nextStep(phase, goal) === 'done') {
        concludeArrival(run, resource);
    }
    else if (phase === 'leaving' && !run.wait && !run.dryRun) {
        run.settle(resource, 'requested');
    }
}
/** It is kept; but a call for its parent may have deleted it all the same, which only later looks show. */
function concludeRestored(run, resource) {
    const error = restored(resource);
    if (resource.tookEffect) {
        run.settle(resource, 'failed', error);
        return;
    }
    resource.exclusion = { outcome: 'failed', reason: 'it was restored', error };
    settleAtStandstill(resource, run);
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
function isRestored({ phase, foundInBin, seenInBin, closed, streak, observation }) {
    if (!isActive(phase))
        return false;
    if (!closed.has('terminate'))
        return foundInBin;
    const isSteady = streak !== undefined && isEnough(streak, CLAIMS.unexpected);
    return seenInBin && isSteady && observation?.prepaid !== true;
}

;// CONCATENATED MODULE: ./src/teardown/act/container-looks.ts
// Looks at the VPCs of resources that are torn down because of them. A VPC may have been protected since its own lane has
// looked at it.



/** After a look without an answer; all that wait for the same VPC share a look. */
const BETWEEN_LOOKS_MS = 2000;
/** `freshSince`: a look that was requested later is recent enough. */
function createContainerLooks(run, freshSince) {
    const looks = new Map();
    async function lookAt(container) {
        const { kind, id } = container;
        if (kind === undefined)
            return;
        const seen = (await createLooker(run, kind)([id])).get(id);
        if (seen !== undefined && container.open)
            conclude(kind, run, container, seen);
    }
    return {
        async refresh(containers) {
            const isOutdated = ({ open, seenAt }) => open && seenAt < freshSince();
            const outdated = [...new Set(containers)].filter(isOutdated);
            await Promise.all(outdated.map((container) => {
                const before = looks.get(container);
                const now = run.clock.now();
                if (before !== undefined && now - before.at < BETWEEN_LOOKS_MS)
                    return before.done;
                const done = lookAt(container);
                looks.set(container, { at: now, done });
                return done;
            }));
            const unseen = outdated.find(isOutdated);
            return (unseen &&
                (unseen.lookFailure ?? unreliable(`${unseen.label}, which contains it, was not found again`)));
        },
    };
}

;// CONCATENATED MODULE: ./src/teardown/act/denials.ts
// Permissions that the access key turns out to lack. They may be granted per resource, so only the same refusal of
// several resources means that the others would be refused as well.
const ENOUGH = 3;
function createDenials() {
    const denied = new Map();
    return {
        add(step, id, error) {
            const before = denied.get(step);
            const same = before?.error.code === error.code ? before : { ids: new Set(), error };
            same.ids.add(id);
            denied.set(step, same);
        },
        of(step) {
            const refusals = denied.get(step);
            return refusals !== undefined && refusals.ids.size >= ENOUGH ? refusals.error : undefined;
        },
    };
}

;// CONCATENATED MODULE: ./src/teardown/act/due.ts
// Which writes are due, according to the last look.






/** Settles the resources that no write can help, and in a dry run all. The rest of `open` is sorted by next write. */
function dueWrites(kind, open, run, denials) {
    const due = { unbind: [], terminate: [], release: [] };
    for (const resource of open) {
        // No write is sent for a resource that the last look did not list.
        if (resource.kind !== kind || resource.lookup(kind).state !== 'present' || resource.awaitsLook)
            continue;
        if (!settleAtStandstill(resource, run) && resource.exclusion === undefined)
            consider(resource, run, denials, due);
    }
    return due;
}
function consider(resource, run, denials, due) {
    if (run.dryRun) {
        run.settle(resource, 'planned', resource.phase === 'unknown' ? unknownStatus(resource) : undefined);
        return;
    }
    const step = detaches(resource, run) ? 'unbind' : nextStep(resource.phase, run.goal);
    if (resource.givenUp !== undefined) {
        if (!isUnclear(resource))
            run.settle(resource, 'failed', resource.givenUp);
        return;
    }
    if (!isWrite(step) || resource.closed.has(step) || isLeftToParent(resource, step, run))
        return;
    const failure = whyNotSent(resource, step, denials);
    if (failure !== undefined)
        run.settle(resource, 'failed', failure);
    else if (run.clock.now() >= resource.nextWriteAt)
        due[step].push(resource);
}
function whyNotSent(resource, step, denials) {
    if (step === 'unbind' && lacksBindings(resource))
        return unreliable('the API does not return what it has to be unbound from');
    const denial = denials.of(step);
    return denial && failureOf(denial, resource);
}
/** Where a binding is undone by naming both ends, an item that names none is not to be understood. */
function lacksBindings({ kind, observation }) {
    const call = kind?.writes.unbind;
    return call !== undefined && 'pairField' in call && observation?.boundTo.length === 0;
}
/** A resource attached to another one of the run is deleted with it, up to the recycle bin. */
function isLeftToParent({ parent, observation }, step, run) {
    // Once that has been deleted, what is left in the recycle bin needs a call of its own.
    if (step === 'release')
        return parent !== undefined && parent.closed.size === 0 && !parent.gone;
    if (parent !== undefined)
        return true;
    if (observation?.isPart !== true)
        return false;
    // Never written on; a list that lags may have shown it without what it belongs to.
    if (observation.belongsTo !== undefined && observation.attachedTo.length === 0)
        return true;
    // Once that is gone, or where there is none, it needs a call of its own.
    return observation.attachedTo.some((one) => run.find(labelOf(one))?.outcome !== 'destroyed');
}

;// CONCATENATED MODULE: ./src/teardown/act/group-looks.ts
// Whether resources are still in the resource group by which they were selected, for kinds whose items do not name theirs:
// only the filtered list tells. In the recycle bin a resource is not checked again: no source says that it is still listed.





/** `freshSince`: a list that was requested later is recent enough. */
function createGroupLooks(kind, run, freshSince) {
    const { client, clock, stop, criteria } = run;
    let members;
    const readings = new Map();
    async function read(checks) {
        const { resourceGroupId = '' } = criteria;
        const onFailure = () => undefined;
        const options = {
            client,
            clock,
            stop,
            checks,
            onFailure,
            givenUp: stop.stopped,
            filters: { resourceGroupId },
        };
        const askedAt = clock.now();
        try {
            const list = await readWholeList(kind, options);
            if ('code' in list)
                return list;
            members = { ids: new Set(list.observations.map(({ id }) => id)), askedAt };
            return undefined;
        }
        catch (error) {
            if (error instanceof zenlayer/* CallError */.RA)
                return failureOf(error);
            throw error;
        }
    }
    /** One reading serves all writes that need it. */
    function readOnce(checks) {
        const reading = readings.get(checks) ?? read(checks).finally(() => readings.delete(checks));
        readings.set(checks, reading);
        return reading;
    }
    const isFresh = () => members !== undefined && members.askedAt >= freshSince();
    const lacks = ({ id }) => members?.ids.has(id) !== true;
    return {
        async refresh(resources) {
            const grouped = resources.filter(({ listedGroup }) => listedGroup !== undefined);
            if (grouped.length === 0 || kind.group.item)
                return undefined;
            const unread = isFresh() ? undefined : await readOnce(ONE_LOOK);
            if (unread !== undefined)
                return unread;
            // One reading may leave out what is still in the group.
            const unsure = grouped.some(lacks) ? await readOnce(CLAIMS.listed) : undefined;
            if (unsure !== undefined)
                return unsure;
            for (const resource of grouped.filter(lacks)) {
                resource.listedGroup = undefined;
                exclude(resource, run);
            }
            return undefined;
        },
    };
}

;// CONCATENATED MODULE: ./src/teardown/act/write-answers.ts
// What the answers to writes mean for the resources that they were sent for.





/** How often in a row a write may be refused while nothing about the resource changes. */
const MAX_REFUSALS = { partly: 5, else: 12 };
function recordRequest(run, resources, attempt, code = attempt.code) {
    if (resources.length === 0)
        return;
    const request = {
        action: attempt.action,
        requestId: attempt.requestId ?? null,
        status: attempt.status ?? null,
        ...(code === undefined ? {} : { code }),
        at: new Date(attempt.at).toISOString(),
    };
    for (const resource of resources)
        resource.requests.push(request);
    run.listener.answered(resources, request);
}
/** An accepted call may have left some of its resources out. */
function settleAnswer(actor, { step, call, batch, keepsDependents }, left, attempt) {
    const { run } = actor;
    const isLeftOut = ({ id }) => left === 'unclear' || left.has(id);
    const [out, taken] = [batch.filter(isLeftOut), batch.filter((resource) => !isLeftOut(resource))];
    if (attempt !== undefined) {
        recordRequest(run, taken, attempt);
        recordRequest(run, out, attempt, PARTLY_REFUSED);
    }
    for (const resource of taken) {
        if (keepsDependents)
            resource.leftDependents = true;
        accepted(actor, step, resource);
    }
    for (const resource of out) {
        const why = left === 'unclear' ? left : (left.get(resource.id) ?? {});
        const failure = partlyRefused(call.action, attempt?.requestId, why);
        // It may have been accepted for this one.
        const mayHaveEffect = left === 'unclear';
        refusedForNow(run, resource, failure, { max: MAX_REFUSALS.partly, mayHaveEffect });
    }
}
function accepted({ kind, run }, step, resource) {
    const { status = '', observation } = resource;
    resource.accepted(step, run.clock.now());
    if (step === 'terminate' && observation !== undefined && isScheduled(kind, observation)) {
        run.settle(resource, 'scheduled');
        return;
    }
    const isLast = step === 'release' ||
        (step === 'terminate' && (run.goal === 'recycled' || kind.deletedOutright.includes(status)));
    if (isLast && !run.wait)
        run.settle(resource, 'requested');
}
function handleRefusal(actor, { step, batch }, error) {
    const { kind, run, denials } = actor;
    const meaning = meaningOf(error.code, kind);
    if (affectsWholeRun(error)) {
        run.stop.stop({ type: 'refused', error });
        return;
    }
    const now = run.clock.now();
    // It may have taken effect, now or later: the next look shows what to send again.
    if (error.effect === 'unknown') {
        for (const resource of batch)
            resource.lostAnswer(lostAnswer(error), now);
        return;
    }
    if (error.transient) {
        for (const resource of batch)
            resource.refused(failureOf(error, resource), now);
        return;
    }
    for (const resource of batch)
        resource.writeFailure = failureOf(error, resource);
    if (batch.length > 1) {
        // One bad id refuses them all, and nothing says which: look again, then send the halves.
        for (const resource of batch) {
            resource.largestBatch = Math.ceil(batch.length / 2);
            resource.movedAt = now;
        }
        return;
    }
    for (const resource of batch) {
        if (meaning === 'forbidden')
            denials.add(step, resource.id, error);
        handleSingleRefusal(run, step, resource, meaning, failureOf(error, resource));
    }
}
function handleSingleRefusal(run, step, resource, meaning, failure) {
    switch (AFTER_REFUSAL[meaning]) {
        case 'look':
            // Done already, perhaps by the write whose answer was lost. The next look at the list decides.
            if (meaning === 'gone' || step === 'terminate') {
                resource.accepted(step, run.clock.now());
                resource.writeFailure = failure;
            }
            else
                refusedForNow(run, resource, failure, { max: MAX_REFUSALS.else, mayHaveEffect: false });
            break;
        case 'retry':
            if (meaning === 'in-use' && contentsOutsideRun(resource, run).length > 0) {
                // This run does not delete what is inside, so trying again cannot help.
                run.settle(resource, 'failed', notEmpty(failure, contentsOutsideRun(resource, run)));
                break;
            }
            refusedForNow(run, resource, failure, { max: MAX_REFUSALS.else, mayHaveEffect: false });
            break;
        case 'fail':
            failForGood(run, resource, failure);
            break;
    }
}
/** The reaction to the refusal of a write for one resource. */
const AFTER_REFUSAL = {
    'in-bin': 'look',
    gone: 'look',
    busy: 'retry',
    'not-in-bin': 'retry',
    'already-free': 'retry',
    'in-use': 'retry',
    'part-of-instance': 'fail',
    system: 'fail',
    'bad-group': 'fail',
    subscription: 'fail',
    commitment: 'fail',
    credentials: 'fail',
    forbidden: 'fail',
    invalid: 'fail',
    other: 'fail',
};
/** The state may change with time, and each look shows whether it has; repeating the write too often does not help. */
function refusedForNow(run, resource, failure, { max, mayHaveEffect }) {
    const now = run.clock.now();
    if (mayHaveEffect)
        resource.lostAnswer(failure, now);
    else
        resource.refused(failure, now);
    if (resource.refusals >= max)
        failForGood(run, resource, failure);
}
/** Nothing more is sent, but an earlier write without a clear answer may still take effect. */
function failForGood(run, resource, failure) {
    if (isUnclear(resource))
        resource.givenUp = failure;
    else
        run.settle(resource, 'failed', failure);
}

;// CONCATENATED MODULE: ./src/teardown/act/act.ts
// The writes: sends what is due after the last look.
















/**
 * The maximum age of the last look when a write is sent: an older one may not show that the resource has been renamed or
 * protected since. While a throttled write waits to be repeated, that becomes more likely, so its limit is shorter.
 */
const MAX_LOOK_AGE_MS = { first: 20_000, repeated: 2000 };
/** When a look must have been requested to count for a write that is sent now. */
function freshSince({ clock }, attempt) {
    return clock.now() - MAX_LOOK_AGE_MS[attempt];
}
/** Attempts of one write, throttled ones included, before the others of its kind are looked at again. */
const WRITE_ATTEMPTS = 8;
/** Sends what is due for resources of `kind`; the parameter is all of them that are open. */
function createActor(kind, run) {
    const since = () => freshSince(run, 'first');
    const actor = {
        ...{ kind, run, denials: createDenials(), open: [] },
        containers: createContainerLooks(run, since),
        groups: createGroupLooks(kind, run, since),
    };
    return async (open) => {
        const due = dueWrites(kind, open, run, actor.denials);
        actor.open = open;
        await loadDependents(kind, [...due.terminate, ...due.release], run, () => soonDue(actor));
        const writes = planWrites(actor, due);
        await forEachLimited(writes, run.concurrency, (write) => stopOnCrash(run.stop, () => ignoreStopped(() => send(actor, write), (last) => {
            for (const resource of write.batch)
                resource.writeFailure = failureOf(last, resource);
        })));
        await stopOnCrash(run.stop, () => ignoreStopped(() => loadLateDependents(kind, deletedWithDependents(writes), run)));
    };
}
/** The open resources whose termination, accepted or without a clear answer, may have deleted their dependents as well. */
function deletedWithDependents(writes) {
    return writes
        .filter(({ step, keepsDependents }) => step === 'terminate' && !keepsDependents)
        .flatMap(({ batch }) => batch)
        .filter(({ open, closed, unclearSince }) => open && (closed.has('terminate') || unclearSince !== undefined));
}
function planWrites({ kind, run }, due) {
    return WRITE_STEPS.flatMap((step) => {
        const call = kind.writes[step];
        if (call === undefined)
            return [];
        const groups = step === 'unbind' ? { plain: due.unbind, keeping: [] } : byDecision(due[step], kind, call, run);
        return [
            ...batches(groups.plain, call).map((batch) => ({ step, call, batch, keepsDependents: false })),
            ...batches(groups.keeping, call).map((batch) => ({ step, call, batch, keepsDependents: true })),
        ];
    });
}
/** Settles resources that must be kept because of what is attached to them; postpones them where that is not known. */
function byDecision(resources, kind, call, run) {
    const groups = { plain: [], keeping: [] };
    for (const resource of resources) {
        if (!resource.open)
            continue;
        const decision = decideDeletion(resource, kind, call, run);
        switch (decision.type) {
            case 'send':
                groups[decision.keepsDependents ? 'keeping' : 'plain'].push(resource);
                break;
            case 'keep':
                keep(resource, decision.exclusion, run);
                break;
            case 'fail':
                run.settle(resource, 'failed', decision.failure);
                break;
            case 'wait':
                resource.writeFailure = decision.failure;
                break;
        }
    }
    return groups;
}
/** A resource that a write has already changed was not kept, so it fails. */
function keep(resource, exclusion, run) {
    if (resource.tookEffect) {
        run.settle(resource, 'failed', excludedTooLate(resource, exclusion.reason));
        return;
    }
    resource.exclusion = exclusion;
    settleAtStandstill(resource, run);
}
async function send(actor, write) {
    const { kind, run } = actor;
    const { step, batch, keepsDependents } = write;
    let accepted;
    let isRepeated = false;
    try {
        const unread = await checkAgain(actor, write);
        if (unread !== undefined) {
            for (const resource of batch)
                resource.writeFailure = unread;
            return;
        }
        for (const resource of batch) {
            resource.awaitsLook = true;
            resource.firstSentAt ??= run.clock.now();
        }
        const subjects = batch.map(({ id, observation }) => ({ id, boundTo: observation?.boundTo ?? [] }));
        const left = await api_write(run.client, kind, step, subjects, {
            keepsDependents,
            attempts: WRITE_ATTEMPTS,
            isDue: () => isStillDue(actor, write, isRepeated),
            onAttempt: (attempt) => {
                isRepeated = attempt.code !== undefined;
                // If one resource takes several calls, only the last decides.
                acceptedInPart(actor, write, accepted);
                const isAccepted = attempt.code === undefined && attempt.status !== undefined;
                accepted = isAccepted ? attempt : undefined;
                if (!isAccepted)
                    recordRequest(run, batch, attempt);
            },
        });
        const last = accepted;
        accepted = undefined;
        settleAnswer(actor, write, left, last);
    }
    catch (error) {
        acceptedInPart(actor, write, accepted);
        if (error instanceof zenlayer/* NotDueError */.yl)
            postpone(batch, error);
        else if (error instanceof zenlayer/* CallError */.RA)
            handleRefusal(actor, write, error);
        else
            throw error;
    }
}
/**
 * Reads again what the write depends on and was not read recently. The result says why that could not be read, if so.
 *
 * @throws NotDueError when it must not be sent now
 * @throws CallError when it would be refused for lack of permission
 */
async function checkAgain(actor, write) {
    const { kind, run, denials, containers, groups } = actor;
    const { step, batch } = write;
    // Another resource of this kind may have met the refusal since.
    const denial = denials.of(step);
    if (denial !== undefined)
        throw denial;
    if (step !== 'unbind')
        await loadDependents(kind, batch, run, () => soonDue(actor));
    const unread = (await containers.refresh(batch.flatMap((resource) => containersOf(resource, run)))) ??
        (step === 'release' ? undefined : await groups.refresh(batch));
    if (unread !== undefined)
        return unread;
    // Checked before waiting for a place among the writes, which another resource could use.
    if (!isStillDue(actor, write))
        throw new zenlayer/* NotDueError */.yl();
    return undefined;
}
/** A throttled write waits for the next look at its resource, or it would delay those at the others. */
function postpone(batch, { last }) {
    for (const resource of batch) {
        if (last === undefined)
            resource.overdue = true;
        else
            resource.writeFailure = failureOf(last, resource);
    }
}
/** Of several calls for one resource, this one has been accepted. */
function acceptedInPart({ run }, { batch }, accepted) {
    if (accepted === undefined)
        return;
    recordRequest(run, batch, accepted);
    for (const resource of batch)
        resource.acceptedInPart(run.clock.now());
}
/** Everything that may be terminated or released next: one reading of what is attached serves all of it. */
function soonDue({ open, kind }) {
    return open.filter((resource) => resource.open && resource.lookup(kind).state === 'present');
}
/** Nothing has changed since the write was planned, and the last look is recent enough to know. */
function isStillDue({ kind, run }, { step, call, batch, keepsDependents }, isRepeated = false) {
    const since = freshSince(run, isRepeated ? 'repeated' : 'first');
    return batch.every((resource) => {
        if (!resource.open || resource.seenAt < since)
            return false;
        if (resource.exclusion !== undefined || keptByContainment(resource, run) !== undefined)
            return false;
        if (!containersOf(resource, run).every(({ open, seenAt }) => !open || seenAt >= freshSince(run, 'first')))
            return false;
        if (step === 'unbind' || !mayHaveDependents(kind))
            return true;
        if (!run.dependents.isFresh(resource))
            return false;
        const decision = decideDeletion(resource, kind, call, run);
        return decision.type === 'send' && decision.keepsDependents === keepsDependents;
    });
}

;// CONCATENATED MODULE: ./src/teardown/observe/backoff.ts
// When to look again, and at which resources: soon after a change, then less and less often, at least every
// `poll-interval`. So the end of a phase is seen with a delay that is a share of its length.


/** The shortest pause between two looks at one kind. */
const MIN_PAUSE_MS = 500;
/** A share of the time since something last moved. */
const SHARE = 0.1;
/** Up to this share is taken off a pause, so that many runs do not look in step. */
const JITTER = 0.1;
/** A timer may be early by a millisecond. */
const TIMER_MS = 5;
/** With very many resources, the longest time between two looks at all of them. */
const MAX_BETWEEN_ALL_MS = 5000;
/** The pause before the next look at `open`, all of `kind`, in milliseconds. */
function pauseBefore(kind, open, options) {
    const { now, lookedAt, maxMs, random } = options;
    const jitter = 1 - random() * JITTER;
    // Only a short `poll-interval` makes the pause shorter than that.
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
/** A write waits for a look: it is due at once, and later after each look without an answer. */
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
 * Which of `open` to look at. While nothing has moved, those that have waited longest are a sample of the rest: they are
 * done first, and looking at them takes one call, however many there are. A resource whose claim needs more checks is
 * always included. `sinceAllMs`: since the last look at all.
 */
function resourcesToLookAt(kind, open, { goal, now, sinceAllMs, maxMs }) {
    if (open.length <= IDS_PER_DESCRIBE || sinceAllMs >= Math.min(MAX_BETWEEN_ALL_MS, maxMs))
        return open;
    const isInQuestion = (resource) => nextCheckIn(resource, kind, goal, now) !== undefined;
    const others = open.filter((resource) => !isInQuestion(resource)).sort((a, b) => a.movedAt - b.movedAt);
    return [...open.filter(isInQuestion), ...others.slice(0, IDS_PER_DESCRIBE)];
}

;// CONCATENATED MODULE: ./src/teardown/observe/looks.ts
// The looks at one kind: which resources are looked at, and when.






/** As many as fit into one look. */
const MAX_OVERDUE = MAX_AT_ONCE * IDS_PER_DESCRIBE;
function createLooks(kind, members, run) {
    const { clock, goal, listener, random, pollIntervalMs: maxMs } = run;
    const look = createLooker(run, kind);
    let lookedAt = -Infinity;
    let lookedAtAll = -Infinity;
    function isOpen(resource) {
        return resource.open && resource.candidates.includes(kind);
    }
    async function lookAt(resources) {
        await ignoreStopped(async () => {
            const seen = await look([...new Set(resources.map(({ id }) => id))]);
            reportUnanswered(seen);
            for (const resource of resources) {
                const result = seen.get(resource.id);
                if (result !== undefined && isOpen(resource))
                    conclude(kind, run, resource, result);
            }
        }, (last) => {
            for (const resource of resources)
                resource.lookFailure = failureOf(last, resource);
        });
        lookedAt = clock.now();
    }
    function reportUnanswered(seen) {
        const reasons = [...seen.values()].flatMap((one) => (one.type === 'unanswered' ? [one.reason] : []));
        for (const reason of new Set(reasons))
            listener.lookUnanswered(kind, reason);
    }
    /** Those that are open, and may be of this kind: another lane may have found one to be of its own. */
    const open = () => members.filter(isOpen);
    return {
        open,
        /** Waits until the next look is due. */
        async pause(signal) {
            const options = { goal, now: clock.now(), lookedAt, maxMs, random };
            await clock.sleep(pauseBefore(kind, open(), options), signal);
        },
        /** Looks at all of them, or at a sample: then at the rest as soon as one of the sample has moved. */
        async once() {
            const all = open();
            // Looking at thousands may take so long that the first looks are outdated when the last are done.
            const overdue = all.filter((resource) => resource.overdue).slice(0, MAX_OVERDUE);
            if (overdue.length > 0)
                return lookAt(overdue);
            const startedAt = clock.now();
            const options = { goal, now: startedAt, sinceAllMs: startedAt - lookedAtAll, maxMs };
            const some = resourcesToLookAt(kind, all, options);
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

;// CONCATENATED MODULE: ./src/teardown/lane.ts
// All resources of one kind: looked at together, acted on, and looked at again until none is open.







/** Enough time for the looks that an id of a family needs. */
const FIRST_LOOKS_MS = CLAIMS.otherKind.overMs + 1000;
function createLane(kind, members, run) {
    const { clock, stop } = run;
    const looks = createLooks(kind, members, run);
    const act = createActor(kind, run);
    async function lookUntil(isKnown, ended, end) {
        const isOver = () => end.aborted || ended() || looks.open().every(isKnown);
        await looks.once();
        while (!isOver()) {
            await looks.pause(end);
            if (!end.aborted)
                await looks.once();
        }
    }
    /** Sends the writes that are due and not blocked. If some are blocked, the result aborts when one no longer is. */
    async function actOnUnblocked() {
        const blockerOf = run.dryRun ? () => undefined : blockersOf(kind, run, clock.now());
        const due = [];
        for (const resource of looks.open()) {
            if (resource.kind !== kind)
                continue;
            resource.waitsFor = blockerOf(resource);
            if (resource.waitsFor !== undefined)
                continue;
            resource.unblockedAt ??= clock.now();
            due.push(resource);
        }
        const isWaiting = looks.open().some(({ waitsFor }) => waitsFor !== undefined);
        const unblocked = isWaiting ? run.untilUnblocked(kind) : undefined;
        await ignoreStopped(() => act(due));
        return unblocked;
    }
    return {
        kind,
        look() {
            const endsAt = clock.now() + FIRST_LOOKS_MS;
            const isLate = () => clock.now() >= endsAt;
            return lookUntil((resource) => isOfKnownKind(resource, kind), isLate, stop.stopped);
        },
        survey(planned) {
            const end = AbortSignal.any([planned, stop.stopped]);
            return lookUntil((resource) => isPlannable(resource, kind, run), () => false, end);
        },
        async run() {
            while (stop.reason === undefined && looks.open().length > 0) {
                const unblocked = await actOnUnblocked();
                run.progressed();
                if (looks.open().length === 0)
                    return;
                await looks.pause(unblocked === undefined ? stop.stopped : AbortSignal.any([unblocked, stop.stopped]));
                // The last look is recent enough for a write, or the write itself asks for a new one.
                if (unblocked?.aborted === true)
                    continue;
                await looks.once();
                giveUpOnUnknown(looks.open(), run);
                run.progressed();
            }
        },
    };
}
/** An id of a family that one list shows has to be checked in the others. An id that no list shows holds up nothing. */
function isOfKnownKind(resource, kind) {
    const isFound = resource.lookups.some(([, { state }]) => state === 'present');
    return resource.kind !== undefined || !isFound || resource.lookup(kind).state === 'refused';
}
/** Its next step is known: its kind has been determined, and it is not already at the goal, which takes more looks. */
function isPlannable(resource, kind, { goal }) {
    return (resource.kind === kind &&
        resource.lookup(kind).state === 'present' &&
        nextStep(resource.phase, goal) !== 'done');
}

;// CONCATENATED MODULE: ./src/teardown/lanes.ts
// The lanes of a run, one for each kind. A lane starts when its kind has members, and again when it gets new ones.


function createLanes(run) {
    const entries = new Map();
    const running = new Set();
    let started = false;
    function start(kind, entry, after) {
        if (entry.isRunning)
            return;
        entry.isRunning = true;
        const work = stopOnCrash(run.stop, async () => {
            await after;
            // Members may be added at the moment when it ends.
            do
                await entry.lane.run();
            while (run.stop.reason === undefined && entry.members.some((member) => mayBeOf(member, kind)));
            entry.isRunning = false;
        }).finally(() => {
            running.delete(work);
        });
        running.add(work);
    }
    return {
        add(kind, resource) {
            const known = entries.get(kind);
            if (known !== undefined) {
                known.members.push(resource);
                if (started)
                    start(kind, known);
                return;
            }
            const members = [resource];
            const entry = { lane: createLane(kind, members, run), members, isRunning: false };
            entries.set(kind, entry);
            if (started)
                start(kind, entry);
        },
        all: () => [...entries.values()].map(({ lane }) => lane),
        async run(surveys) {
            started = true;
            for (const [index, [kind, entry]] of [...entries].entries())
                start(kind, entry, surveys[index]);
            // Resources attached to others may be found on the way, and start lanes of their own.
            while (running.size > 0)
                await Promise.all(running);
        },
    };
}
/** Open, and still possibly of this kind: an id of a family is a member of several lanes at first. */
function mayBeOf({ open, candidates }, kind) {
    return open && candidates.includes(kind);
}

;// CONCATENATED MODULE: ./src/teardown/registry.ts
// The resources of a run, by kind and id, and what is attached to each.

function createRegistry() {
    /** The same resource may be named by its kind and by its family. */
    const known = new Map();
    /** By `type/id`: those that were named by their family, as each of their candidates until their kind is known. */
    const possible = new Map();
    /** By `type/id`: everything that has ever been seen attached to it. */
    const attached = new Map();
    return {
        find: (label) => known.get(label),
        parentsOf: ({ everAttachedTo, parent }) => [
            ...everAttachedTo.flatMap((label) => known.get(label) ?? possible.get(label) ?? []),
            ...(parent === undefined ? [] : [parent]),
        ],
        mayBe(resource) {
            for (const { type } of resource.candidates)
                possible.set(`${type}/${resource.id}`, resource);
        },
        resolve(resource, kind) {
            for (const { type } of resource.candidates)
                possible.delete(`${type}/${resource.id}`);
            resource.kind = kind;
            const twin = known.get(resource.label);
            // A resource that the inputs name takes precedence over one that is in the run only because of its parent.
            const [first, second] = twin?.parent === undefined ? [twin, resource] : [resource, twin];
            known.set(resource.label, first ?? resource);
            if (first === undefined)
                return;
            second.duplicateOf = first;
            first.position = Math.min(first.position, second.position);
        },
        sawPresent(resource, kind, observation, at) {
            resource.sawPresent(kind, observation, at);
            for (const label of observation.attachedTo.map(labelOf)) {
                attached.set(label, (attached.get(label) ?? new Set()).add(resource));
            }
        },
        dependentsKnownOf: (label) => [...(attached.get(label) ?? [])].flatMap(({ kind, observation, listedGroup, gone, duplicate }) => kind !== undefined &&
            !gone &&
            // Nothing looks at it any more.
            !duplicate &&
            observation?.attachedTo.some((one) => labelOf(one) === label) === true
            ? [{ kind, observation, listedGroup }]
            : []),
    };
}

;// CONCATENATED MODULE: ./src/teardown/set-up.ts
// Sets up a teardown: from its options to its resources, their lanes, and the state that the lanes share.








const MAX_TRAILS = 1000;
function createRun(options, plan) {
    const { clock, listener, stop, guards, client, criteria, budgetMs, affectedBefore = 0 } = options;
    const startedAt = clock.now();
    // Skip timelines for large runs: the diagram is left out, and they would fill the memory.
    const keepsTrail = options.targets.length <= MAX_TRAILS;
    const resources = options.targets.map((target, index) => new Tracked(target, index, startedAt, keepsTrail));
    const order = { resources, startedAt, ...(0,src_text/* defined */.sw)({ budgetMs }) };
    const sources = { client, clock, stop, resourceGroupId: criteria.resourceGroupId };
    const run = {
        ...options,
        ...createRegistry(),
        ...createWaits(clock, order),
        ...{ resources, startedAt },
        filter: createFilter(options),
        dependents: createDependents({ ...sources, isFiltered: isFiltered(options) }),
        planChecked: () => plan.isChecked,
        admit(news) {
            const affected = affectedOf(news);
            const failure = refusalOf(guards, affected, affectedBefore + plan.counted);
            if (failure === undefined)
                plan.counted += countable(affected).length;
            return failure;
        },
        add(resource) {
            resources.push(resource);
            const [kind] = resource.candidates;
            if (kind === undefined)
                return;
            run.resolve(resource, kind);
            lanes.add(kind, resource);
        },
        settle(resource, outcome, error) {
            resource.outcome = outcome;
            resource.error = error;
            resource.endedAt = clock.now();
            listener.settled(resource);
        },
    };
    const lanes = createLanes(run);
    assignToLanes(run, lanes);
    return { ...run, lanes };
}
/** Adds each resource to the lane of every kind that it may be of, and links it to the VPC that contains it. */
function assignToLanes(run, lanes) {
    const { resources } = run;
    const byLabel = new Map(resources.flatMap((resource) => resource.candidates.map(({ type }) => [`${type}/${resource.id}`, resource])));
    for (const resource of resources) {
        resource.container = byLabel.get(resource.inside ?? '');
        for (const kind of resource.candidates)
            lanes.add(kind, resource);
        const [only, ...others] = resource.candidates;
        if (only !== undefined && others.length === 0)
            run.resolve(resource, only);
        else
            run.mayBe(resource);
    }
}
/** Every resource that might be deleted: an operation in progress or an unknown status may lead back to use. */
function affectedOf(resources) {
    return resources.filter(({ open, exclusion }) => open && exclusion === undefined);
}

;// CONCATENATED MODULE: ./src/teardown/timeline.ts
// The phases of a resource over time, for diagrams.
const NAMES = {
    live: 'terminate',
    bound: 'terminate',
    held: 'terminate',
    busy: 'terminate',
    recycling: 'terminate',
    recycled: 'in the bin',
    leaving: 'leaving',
};
/** A phase lasts from the first look that saw it to the look that saw the next one. */
function timelineOf(resource, startedAt, now) {
    const { label, trail, requests, outcome = 'pending', endedAt = now } = resource;
    const firstWrite = Date.parse(requests[0]?.at ?? '');
    const spans = [];
    trail.forEach(({ phase, at }, index) => {
        const name = NAMES[phase];
        const to = trail[index + 1]?.at ?? endedAt;
        // A resource in use is on its way only once something was sent.
        const from = name === 'terminate' && phase !== 'recycling' ? firstWrite : at;
        if (name === undefined || !(from <= to))
            return;
        const last = spans.at(-1);
        if (last?.name === name)
            spans[spans.length - 1] = { ...last, to: to - startedAt };
        else
            spans.push({ name, from: from - startedAt, to: to - startedAt });
    });
    return { label, spans, outcome, endedAt: endedAt - startedAt };
}

;// CONCATENATED MODULE: ./src/teardown/teardown.ts
// The engine: look, decide, act, and look again, until every resource has its outcome.
//
// It reconciles like a Kubernetes controller. An accepted write proves only that it was accepted: the state of a
// resource is always read from a list.







const HEARTBEAT_MS = 30_000;
/** The maximum time to wait for the plan where it must be complete: so long, or this share of the run's time limit. */
const PLAN_WITHIN_MS = 120_000;
const PLAN_SHARE = 0.5;
/** The same where it need not be. */
const PATIENCE_MS = 5000;
function createTeardown(options) {
    const { clock, stop, goal, budgetMs = Infinity } = options;
    const startedAt = options.runStartedAt ?? clock.now();
    const plan = { isChecked: false, counted: 0 };
    const run = createRun(options, plan);
    const { resources, lanes } = run;
    const reported = () => resources.filter(({ duplicate }) => !duplicate).sort((a, b) => a.position - b.position);
    async function reconcile() {
        const whole = needsWholePlan(options);
        const planned = new AbortController();
        const kinds = lanes.all();
        const surveys = kinds.map((lane) => stopOnCrash(stop, () => (whole ? lane.survey(planned.signal) : lane.look())));
        const known = kinds.map(async ({ kind }, index) => {
            await surveys[index];
            if (!planned.signal.aborted)
                await planDependents(kind, run);
        });
        // A kind that does not answer must not hold up the others for long.
        const withinMs = whole ? Math.min(PLAN_WITHIN_MS, budgetMs * PLAN_SHARE) : PATIENCE_MS;
        await within(run, withinMs, Promise.all(known));
        if (stop.reason === undefined)
            checkPlan(run, reported());
        plan.isChecked ||= stop.reason === undefined;
        planned.abort();
        await lanes.run(surveys);
    }
    return {
        async run() {
            const done = new AbortController();
            const beating = stopOnCrash(stop, () => heartbeat(run, startedAt, AbortSignal.any([done.signal, stop.stopped])));
            await stopOnCrash(stop, reconcile);
            done.abort();
            await beating;
            const reason = stop.reason;
            for (const resource of resources) {
                if (resource.open && reason !== undefined)
                    settleAtStop(resource, reason, run);
            }
        },
        timelines: () => reported().map((resource) => timelineOf(resource, startedAt, clock.now())),
        unusedRules: () => run.filter.unusedRules(),
        affected: () => plan.counted,
        neverFound: () => new Set(reported().flatMap(({ observation, label }) => (observation === undefined ? [label] : []))),
        results: () => reported().map((resource) => resultOf(resource, {
            ...{ goal, dryRun: options.dryRun, startedAt, now: clock.now() },
            forecast: forecastOf(resource, run),
            leaves: keptDependentsOf(resource, run),
        })),
    };
}
async function heartbeat({ clock, listener, resources }, startedAt, done) {
    for (;;) {
        await clock.sleep(HEARTBEAT_MS, done);
        if (done.aborted)
            return;
        listener.waiting(resources.filter(({ open }) => open), clock.now() - startedAt);
    }
}
/** Waits for `work`, but no longer than `ms`. */
async function within({ clock, stop }, ms, work) {
    const done = new AbortController();
    await Promise.race([work, clock.sleep(ms, AbortSignal.any([done.signal, stop.stopped]))]);
    done.abort();
}

;// CONCATENATED MODULE: ./src/teardown/rounds.ts
// A run from the selection to its end: the selected resources are torn down, then the lists are read once more. What
// appeared in the meantime, such as the last resources of a deployment that is still running, is torn down in another
// round.








/** The maximum number of rounds: something that keeps creating resources must not keep a run going indefinitely. */
const MAX_ROUNDS = 3;
/** Never throws: failures are in the results, and in the reason of the stop. */
async function runRounds(options) {
    const { selectFrom, clock, targets, stop } = options;
    const startedAt = clock.now();
    const rounds = [];
    const auditor = selectFrom === undefined ? undefined : createAuditor({ ...options, selectFrom });
    let selected = selectFrom === undefined ? { ...NOTHING_FOUND, targets } : await select_select({ ...options, selectFrom });
    await stopOnCrash(stop, async () => auditor?.before(selected.seen));
    let found = { ...selected, contradicted: [] };
    do {
        const affectedBefore = rounds.reduce((sum, round) => sum + round.affected(), 0);
        const { contents, inside, listed, unlisted } = await insideOf(found.targets, rounds, options);
        selected = merged(selected, { ...NOTHING_FOUND, unlisted });
        const all = [...found.targets.map((target) => withListed(target, listed)), ...inside];
        const teardown = createTeardown({
            ...{ ...options, runStartedAt: startedAt, targets: all, affectedBefore, contents },
            ...{ listedContents: listed, earlier: resultsOf(rounds) },
        });
        rounds.push(teardown);
        await teardown.run();
        found = mayHaveMore(options, found.targets)
            ? await recheck(options, rounds, readableOf(selectFrom ?? [], selected.unlisted))
            : NOTHING_FOUND;
        selected = merged(selected, found);
        const { inBin } = selected;
        found = { ...found, targets: found.targets.map((target) => withBin(target, inBin)) };
        if (found.targets.length > 0)
            await stopOnCrash(stop, () => announce(options, found.targets));
    } while (found.targets.length > 0 && rounds.length < MAX_ROUNDS && stop.reason === undefined);
    const ended = endOf(rounds, selected, found, clock.now() - startedAt);
    let audit;
    await stopOnCrash(stop, async () => {
        audit = await auditor?.after(ended.results);
    });
    return audit === undefined ? ended : { ...ended, audit };
}
/** The resources inside the VPCs among `targets`; `inside`: those to tear down with them that no earlier round had. */
async function insideOf(targets, rounds, { client, clock, stop, cascade, listener }) {
    let contents;
    await stopOnCrash(stop, async () => {
        contents = await contentsOf(targets, { client, clock, stop, cascade });
        if (cascade)
            for (const [vpc, members] of contents.byVpc)
                listener.cascaded(vpc, members);
    });
    const known = new Set(rounds.flatMap((round) => round.results().map(labelOf)));
    const inside = cascade ? (contents?.targets ?? []).filter((target) => !known.has(labelOf(target))) : [];
    const { byVpc, listed, unlisted } = contents ?? NO_CONTENTS;
    return { contents: byVpc, inside, listed, unlisted };
}
function resultsOf(rounds) {
    return new Map(rounds.flatMap((round) => round.results().map((result) => [labelOf(result), result])));
}
/** A resource that a list of this run has shown can never be `missing`. */
function withListed(target, listed) {
    const seen = target.kinds.flatMap(({ type }) => listed.get(`${type}/${target.id}`) ?? []);
    return target.listed === undefined && seen[0] !== undefined ? { ...target, listed: seen[0] } : target;
}
/** What any list of this run has shown in the recycle bin, and is in use now, was restored. */
function withBin(target, inBin) {
    return inBin.has(labelOf(target)) ? { ...target, foundInBin: true } : target;
}
/** Nothing can have appeared where nothing was torn down, and a dry run changes nothing that could be checked. */
function mayHaveMore({ selectFrom, dryRun }, targets) {
    return selectFrom !== undefined && !dryRun && targets.length > 0;
}
/** A list that could not be read is reported, and not read again. */
function readableOf(selectFrom, unlisted) {
    const types = new Set(unlisted.map(({ type }) => type));
    return selectFrom.map(({ type, kinds }) => ({ type, kinds: kinds.filter((kind) => !types.has(kind.type)) }));
}
function announce({ listener }, found) {
    listener.appeared(found.map(labelOf));
    return Promise.resolve();
}
const NOTHING_FOUND = {
    targets: [],
    unlisted: [],
    undated: [],
    seen: new Set(),
    inBin: new Set(),
    contradicted: [],
};
/** Reads the lists once more. A list that may only be outdated is read for as long as the longest claim takes. */
async function recheck(options, rounds, selectFrom) {
    const { clock, stop } = options;
    const listener = { listed: () => undefined, leftOut: () => undefined };
    const outcomes = new Map(rounds.flatMap((round) => round.results().map((result) => [labelOf(result), result.outcome])));
    const isLastRound = rounds.length === MAX_ROUNDS;
    let streak;
    let contradicted = [];
    for (;;) {
        const at = clock.now();
        const again = await select_select({ ...options, selectFrom, listener, checks: ONE_LOOK });
        // This reading was cut off: those before it count.
        if (stop.reason !== undefined)
            return { ...NOTHING_FOUND, contradicted, unlisted: notReadAgain(selectFrom, rounds, stop) };
        const targets = again.targets.filter((target) => !outcomes.has(labelOf(target)));
        contradicted = again.targets.filter((target) => contradicts(target, outcomes.get(labelOf(target))));
        streak = extended(streak, at);
        if (isEnough(streak, CLAIMS.unexpected) || contradicted.length === 0)
            return { ...again, targets, contradicted };
        // What has appeared need not wait: the lists are read again after the next round.
        if (targets.length > 0 && !isLastRound)
            return { ...again, targets, contradicted: [] };
        await clock.sleep(dueIn(streak, CLAIMS.unexpected, clock.now()), stop.stopped);
    }
}
/** If only the last reading is missing, the run is still not green. */
function notReadAgain(selectFrom, rounds, { reason }) {
    const isElseDone = rounds.every((round) => round.results().every(({ outcome }) => outcome !== 'pending'));
    // A plan that a guard has refused is in the results already.
    if (!isElseDone || reason === undefined || reason.type === 'guarded')
        return [];
    const failure = unreadAtEnd(reason);
    return kindsOf(selectFrom).map(({ type }) => ({ type, failure }));
}
/** The list shows a resource that should be gone, or shows one in use that should be in the bin. */
function contradicts({ listed }, outcome) {
    if (outcome === 'destroyed' || outcome === 'missing')
        return true;
    const isLive = listed !== undefined && isActive(listed.phase);
    return isLive && (outcome === 'recycled' || outcome === 'already');
}
/** The first failure of a kind is kept: a list that could not be read at first may have hidden more. */
function merged(first, again) {
    const types = new Set(first.unlisted.map(({ type }) => type));
    return {
        targets: [...first.targets, ...again.targets],
        unlisted: [...first.unlisted, ...again.unlisted.filter(({ type }) => !types.has(type))],
        undated: [...new Set([...first.undated, ...again.undated])],
        seen: new Set([...first.seen, ...again.seen]),
        inBin: new Set([...first.inBin, ...again.inBin]),
    };
}
/** If a later round reports a resource as well, such as one that is deleted with another, its last result counts. */
function endOf(rounds, { unlisted, undated }, { targets, contradicted }, elapsedMs) {
    const results = new Map(resultsOf(rounds));
    for (const label of rounds.flatMap((round) => [...round.neverFound()])) {
        const result = results.get(label);
        // The list that would have told was not read again.
        if (result?.outcome === 'destroyed' && unlisted.some(({ type }) => type === result.type))
            results.set(label, { ...result, outcome: 'failed', error: notFoundById() });
    }
    for (const target of contradicted) {
        const result = results.get(labelOf(target));
        if (result !== undefined)
            results.set(labelOf(target), contradictionOf(result, target));
    }
    for (const target of targets)
        results.set(labelOf(target), unreached(target, elapsedMs));
    const timelines = new Map(rounds.flatMap((round) => round.timelines().map((timeline) => [timeline.label, timeline])));
    const [first, ...later] = rounds.map((round) => round.unusedRules());
    const unusedRules = (first ?? []).filter((rule) => later.every((rules) => rules.includes(rule)));
    return {
        results: [...results.values()],
        timelines: [...timelines.values()],
        unlisted,
        undated,
        unusedRules,
    };
}
function contradictionOf(result, { kinds: [kind], listed }) {
    if (kind === undefined || listed === undefined)
        return result;
    const { status } = listed;
    const isInBin = result.outcome === 'recycled' || result.outcome === 'already';
    const error = isInBin ? listedAsLive(kind, status) : stillListed(kind, status);
    return { ...result, outcome: 'failed', finalStatus: status, error };
}
/** It appeared when no round was left for it. */
function unreached({ type, id, listed }, elapsedMs) {
    const status = listed?.status ?? null;
    return {
        ...{ type, id, name: listed?.name ?? '', outcome: 'pending', requests: [] },
        ...{ initialStatus: status, finalStatus: status, seconds: Math.round(elapsedMs / 100) / 10 },
        error: stillAppearing(),
    };
}

;// CONCATENATED MODULE: ./src/teardown/index.ts
// The engine. It reaches the outside world only through the client, the clock and the listener that it is given.






;// CONCATENATED MODULE: ./src/inputs/forms.ts
// Forms in which a rule or a filter is written by mistake: it would silently match nothing. The items of a JSON array are
// meant literally and are not checked against these tables.

/** What scripts and expressions produce where there is no value. */
const PLACEHOLDERS = new Set(['null', 'undefined', 'none', 'nan', 'nil', '[object object]']);
function isPlaceholder(text) {
    return PLACEHOLDERS.has(text.slice(0, 20).toLowerCase());
}
const QUOTES = `"'\`“”‘’`;
const isQuote = (character) => character !== undefined && QUOTES.includes(character);
const isQuoted = (text) => text !== '' && (isQuote(text[0]) || isQuote(text.at(-1)));
function unquote(text) {
    return text.slice(isQuote(text[0]) ? 1 : 0, text.length > 1 && isQuote(text.at(-1)) ? -1 : undefined);
}
/** `${{ … }}` or `$NAME` as text: the step does not run in a shell. */
const hasVariable = (text) => /\$[A-Za-z_{(]/.test(text);
/** Easily pasted unnoticed. The zero-width joiners are not among them: some scripts and emoji need those. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
/** For rules and filters of any sort. */
const SHARED_FORMS = {
    invisible: {
        is: (text) => text.search(INVISIBLE) !== -1,
        why: 'it contains an invisible character, such as a zero-width space.',
        fix: (text) => text.replaceAll(INVISIBLE, ''),
    },
    listItem: {
        is: (text) => /^[-*•+] /.test(text),
        why: 'the list marker would be part of it.',
        fix: (text) => unquote(text.slice(2).trim()),
    },
    comment: { is: (text) => /\s#/.test(text), why: 'a comment goes on a line of its own.' },
    variable: { is: hasVariable, why: 'it contains a variable that was not expanded. Use an expression.' },
    negated: {
        is: (text) => text.startsWith('!'),
        why: 'it cannot be negated. Write what it should match.',
        fix: (text) => text.slice(1).trim(),
    },
    semicolon: {
        is: (text) => text.includes(';'),
        why: 'semicolons are not separators. Write one per line.',
    },
};
/** Words that precede a colon or an equals sign in the query languages of other tools. */
const FIELDS = new Set([
    ...['name', 'names', 'id', 'ids', 'type', 'kind', 'resource', 'resources'],
    ...['glob', 'regex', 'regexp', 're', 'pattern', 'label', 'labels'],
]);
/** What precedes the first `separator`, in lower case; '' when there is none. */
function prefixOf(text, separator) {
    const at = text.indexOf(separator);
    return at === -1 ? '' : text.slice(0, at).trim().toLowerCase();
}
const REGEX_PARTS = /\.\*|\.\+|[\\|{}[\]]|\(\?/;
const isSlashed = (text) => text.startsWith('/') && text.indexOf('/', 1) !== -1;
/** `^pr-12-.*$` and `/pr-12-.*\/` as a glob. */
function globOfRegex(text) {
    const bare = isSlashed(text) ? text.slice(1, text.lastIndexOf('/')) : text;
    return bare.replace(/^\^/, '').replace(/\$$/, '').replaceAll('.*', '*').replaceAll('.+', '?*');
}
/** By Zenlayer's documentation. */
const forms_MAX_NAME = 255;
/** For a single glob. */
const GLOB_FORMS = [
    SHARED_FORMS.invisible,
    SHARED_FORMS.listItem,
    { is: isQuoted, why: 'the quotes would be part of it.', fix: unquote },
    SHARED_FORMS.negated,
    SHARED_FORMS.comment,
    {
        is: (text) => /^\^|\$$/.test(text) || isSlashed(text) || REGEX_PARTS.test(text),
        why: 'it looks like a regular expression. Only `*` (any characters) and `?` (one character) are special.',
        fix: globOfRegex,
    },
    SHARED_FORMS.variable,
    {
        is: (text) => text.includes('%'),
        why: '`%` is not a wildcard.',
        fix: (text) => text.replaceAll('%', '*'),
    },
    {
        is: isPlaceholder,
        why: 'it is a placeholder, probably from a variable without a value. Leave the input empty, or set the value.',
    },
    {
        is: (text) => /^(?:true|false|yes|no)$/i.test(text),
        why: 'a glob is expected here, not a boolean.',
    },
    {
        is: (text) => FIELDS.has(prefixOf(text, ':')) || FIELDS.has(prefixOf(text, '=')),
        why: 'the field is not part of a glob.',
        fix: (text) => unquote(text.slice(text.search(/[:=]/) + 1).trim()),
    },
    {
        is: (text) => /\s/.test(text) && (/[*?]/.test(text) || /[\r\n\u2028\u2029]/.test(text)),
        why: 'it looks like several globs, and would be taken for one.',
    },
    { is: (text) => minLength(text) > forms_MAX_NAME, why: `a name has at most ${forms_MAX_NAME} characters.` },
];
/** The length of the shortest text that a glob matches. */
function minLength(glob) {
    return glob.replaceAll('*', '').length;
}
/**
 * Reports every item that has one of the forms: one problem for each form. Returns the items that have none. `prefix`
 * precedes the items where they are part of a rule.
 */
function refuseForms(reader, name, items, forms, prefix = '') {
    const found = Map.groupBy(items, (item) => forms.find(({ is }) => is(item)));
    for (const [form, bad] of found) {
        const [first] = bad;
        if (form === undefined || first === undefined)
            continue;
        const fixed = fixOf(form, first, forms);
        const write = fixed === undefined ? '' : ` Write ${quote(prefix + fixed)}.`;
        reader.problem(name, `${quoteSome(bad.map((item) => prefix + item))}: ${form.why}${write} If it is meant as typed, write a JSON array: ${quote(JSON.stringify([prefix + first]))}.`);
    }
    return found.get(undefined) ?? [];
}
/** The corrected text, if it has no other mistake. */
function fixOf({ fix }, text, forms) {
    const fixed = fix?.(text) ?? '';
    return fixed !== '' && fixed !== text && !forms.some(({ is }) => is(fixed)) ? fixed : undefined;
}

;// CONCATENATED MODULE: ./src/inputs/list.ts
// Lists as people write them in workflows: separated by commas, whitespace or newlines, with comments; or JSON arrays.
/** Nothing is dropped silently: whatever is not an item by itself is left for the caller to refuse. */
function parseList(text) {
    return parseJson(text) ?? parsePlain(text, (line) => uncommented(line).split(/[\s,]+/));
}
/**
 * For items that may contain spaces, such as tags and names: separated by newlines and commas, or a JSON array.
 * A line that starts with `#` is a comment; elsewhere `#` is an ordinary character. A lone `null`, which
 * toJSON() makes of an output that does not exist, is an item: a criterion or a guard must not vanish.
 */
function parseLines(text) {
    if (text.trim() === 'null')
        return { items: ['null'], literal: false };
    return parseJson(text) ?? parsePlain(text, (line) => (line.trim().startsWith('#') ? [] : line.split(',')));
}
/** The lines of a list in plain text, each taken apart by `split`. */
function parsePlain(text, split) {
    const lines = text.split(/\r\n|\r|\n/);
    if (lines.some(isJsonLine))
        return { problem: 'it mixes a JSON array with plain text' };
    const items = lines
        .flatMap(split)
        .map((item) => item.trim())
        .filter((item) => item !== '');
    return { items, literal: false };
}
function uncommented(line) {
    const at = line.indexOf('#');
    return at === -1 ? line : line.slice(0, at);
}
function isJsonLine(line) {
    const text = line.trim();
    return text.startsWith('["') && text.endsWith('"]');
}
/** Undefined where the text is not JSON. Outputs may be joined, so several arrays may follow each other. */
function parseJson(text) {
    const trimmed = text.trim();
    // toJSON() of an output that does not exist.
    if (trimmed === 'null')
        return { items: [], literal: true };
    if (!trimmed.startsWith('[', list_skip(trimmed, 0)))
        return undefined;
    const items = [];
    for (let at = list_skip(trimmed, 0); at < trimmed.length;) {
        const end = endOfArray(trimmed, at);
        const array = end === undefined ? undefined : parseArray(trimmed.slice(at, end));
        if (end === undefined || array === undefined)
            return { problem: 'it starts like a JSON array but is not valid JSON' };
        for (const item of array)
            items.push(item);
        at = list_skip(trimmed, end);
    }
    return stringsOf(items);
}
/** Past whitespace, commas and the word null. */
function list_skip(text, start) {
    let at = start;
    for (;;) {
        if (/[\s,]/.test(text.charAt(at)))
            at += 1;
        else if (text.startsWith('null', at))
            at += 4;
        else
            return at;
    }
}
/** Where the array that starts at `start` ends; undefined where there is none, or it is not closed. */
function endOfArray(text, start) {
    let depth = 0;
    let quoted = false;
    for (let at = start; at < text.length; at += 1) {
        const character = text.charAt(at);
        if (quoted && character === '\\')
            at += 1;
        else if (character === '"')
            quoted = !quoted;
        else if (!quoted)
            depth += { '[': 1, ']': -1 }[character] ?? 0;
        if (depth === 0)
            return character === ']' ? at + 1 : undefined;
    }
    return undefined;
}
function parseArray(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function stringsOf(items) {
    if (items.some((item) => typeof item === 'number')) {
        return {
            problem: 'its JSON array holds numbers; write ids as strings, because long numbers lose their last digits',
        };
    }
    if (!items.every((item) => typeof item === 'string'))
        return { problem: 'its JSON array holds something other than strings' };
    return { items: items.map((item) => item.trim()).filter((item) => item !== ''), literal: true };
}

;// CONCATENATED MODULE: ./src/inputs/tags.ts
// Tags, as `key=value` or `key`: the filter `tags`, and the rules of `protect` that start with `tag:`.



/** An empty value, asked for expressly. */
const EMPTY_VALUES = ['""', "''"];
/** Key and value as typed; without an equals sign there is no value. */
function split(text) {
    const at = text.indexOf('=');
    return at === -1
        ? { key: text, value: undefined }
        : { key: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}
function parseTag(text) {
    const { key, value } = split(text);
    return { key, value: value !== undefined && EMPTY_VALUES.includes(value) ? '' : value };
}
const inKey = (test) => (text) => test.test(split(text).key);
const inValue = (test) => (text) => test.test(split(text).value ?? '');
function unquoteParts(text) {
    const { key, value } = split(unquote(text));
    return value === undefined ? unquote(key) : `${unquote(key)}=${unquote(value)}`;
}
function hasQuotes(text) {
    const { key, value = '' } = split(text);
    return isQuoted(key) || (isQuoted(value) && !EMPTY_VALUES.includes(value));
}
/** `a=b c=d` and `a=b&c=d`. */
function hasSeveral(text) {
    const { value = '' } = split(text);
    const ampersand = value.indexOf('&');
    return /\s(?:tag:|\S*[=*])/.test(value) || (ampersand !== -1 && value.includes('=', ampersand));
}
/** Values that expressions and scripts write where there is none. `none` may be a value that people chose. */
const NO_VALUE = /^(?:null|undefined|NaN|\[object Object\])$/;
/** The first that applies is reported. */
const TAG_FORMS = [
    SHARED_FORMS.invisible,
    SHARED_FORMS.listItem,
    { is: (text) => text.startsWith('{'), why: 'it looks like JSON or YAML. Write key=value, without braces.' },
    SHARED_FORMS.comment,
    SHARED_FORMS.variable,
    SHARED_FORMS.semicolon,
    SHARED_FORMS.negated,
    {
        is: (text) => /^tags?:/i.test(text),
        why: 'the prefix would be part of the key. Write key=value.',
        fix: (text) => unquoteParts(text.slice(text.indexOf(':') + 1).trim()),
    },
    {
        is: (text) => inKey(/[!<>~]$/)(text) || inValue(/^[=~<>]/)(text),
        why: 'tags are compared with a single equals sign.',
        fix: (text) => (/^[^=]*==[^=]/.test(text) ? unquoteParts(text.replace('==', '=')) : text),
    },
    {
        is: hasQuotes,
        why: 'the quotes would be part of it. Write key=value, without quotes.',
        fix: unquoteParts,
    },
    {
        is: (text) => !text.includes('=') && text.includes(':'),
        why: 'key and value are separated by an equals sign.',
        fix: (text) => {
            const at = text.indexOf(':');
            return `${text.slice(0, at).trim()}=${unquote(text.slice(at + 1).trim())}`;
        },
    },
    { is: inKey(/\s/), why: 'a key cannot contain whitespace. Write key=value, one per line.' },
    { is: hasSeveral, why: 'it looks like several tags. Use one line for each.' },
    {
        is: (text) => inValue(NO_VALUE)(text) || isPlaceholder(text),
        why: 'it is a placeholder, probably from a variable without a value.',
    },
    {
        is: inValue(/[-_.:]$|^[-_]/),
        why: 'its value starts or ends with a separator, probably because a variable is empty.',
    },
];
/** Tags of the filter are compared as they are; those of a rule are globs. */
const FILTER_FORMS = [
    ...TAG_FORMS,
    {
        is: (text) => text.includes('*'),
        why: '`tags` does not support wildcards. To match any value, write only the key.',
    },
];
function tags_readTags(reader) {
    const { items, literal } = reader.list('tags', parseLines, 'Write `key=value` or `key`, separated by newlines or commas, or a JSON array of these.');
    if (items.length === 0 && reader.text('tags') !== '')
        reader.problem('tags', 'It lists no tags. Leave it unset, or list a tag.');
    if (refusePairs(reader, items))
        return items.map(parseTag);
    const good = literal ? items : refuseForms(reader, 'tags', items, FILTER_FORMS);
    refuseHalves(reader, 'tags', good, '');
    const tags = good.map(parseTag);
    refuseContradictions(reader, tags);
    // Whatever is refused counts as given: nothing else is to be reported as missing.
    return items.map(parseTag);
}
/** `Key=preview,Value=pr-12`, as the AWS command line has it. */
function refusePairs(reader, items) {
    const tags = items.map(split);
    const valueOf = (...names) => tags.find(({ key }) => names.includes(key.toLowerCase()))?.value;
    const key = valueOf('key', 'name');
    const value = valueOf('value', 'values');
    if (key === undefined || value === undefined)
        return false;
    reader.problem('tags', `${quoteSome(items)}: use the form key=value. Write ${quote(`${unquote(key.replace(/^tag:/, ''))}=${unquote(value)}`)}.`);
    return true;
}
/** A tag without a key, or with nothing after the equals sign. `prefix` precedes it where it is a rule. */
function refuseHalves(reader, name, items, prefix) {
    const keyless = items.filter((item) => split(item).key === '');
    if (keyless.length > 0) {
        reader.problem(name, `${quoteSome(keyless.map((item) => prefix + item))} ${keyless.length === 1 ? 'has' : 'have'} no key. Write ${prefix}key=value.`);
    }
    const valueless = items.filter((item) => split(item).value === '' && split(item).key !== '');
    const [first] = valueless;
    if (first === undefined)
        return;
    const key = split(first).key;
    reader.problem(name, `${quoteSome(valueless.map((item) => prefix + item))}: nothing follows the equals sign, probably because a variable is empty. For an empty value write ${quote(`${prefix}${key}=""`)}; for any value, ${quote(prefix + key)}.`);
}
/** All tags have to match, and a resource has each key once. */
function refuseContradictions(reader, tags) {
    const values = Map.groupBy(tags.filter(({ key, value }) => key !== '' && value !== undefined), ({ key }) => key);
    for (const [key, same] of values) {
        const different = new Set(same.map(({ value }) => value));
        if (different.size > 1) {
            reader.problem('tags', `${quoteSome([...different].map((value) => `${key}=${value ?? ''}`))}: a resource has one value per key, and all tags must match. Use one step for each.`);
            return;
        }
    }
}

;// CONCATENATED MODULE: ./src/inputs/types.ts
// The words for kinds of resources that an input may contain: kinds, families, and what people write instead.



/** Every kind there is. An id is never looked up in all of them: that would be a guess, not a name. */
const ALL = 'all';
function wordOf(type) {
    const kinds = RESOURCE_TYPES.get(type);
    return kinds === undefined ? [] : [{ type, kinds }];
}
/** What the words stand for; `!word` removes from what precedes it, after which families are spelled out as kinds. */
function expand(words) {
    return [...words.reduce(extend, NO_TYPES)].flatMap(wordOf);
}
const NO_TYPES = new Set();
function extend(types, word) {
    if (word === ALL)
        return new Set([...types, ...ALL_TYPES]);
    if (!word.startsWith('!'))
        return RESOURCE_TYPES.has(word) ? new Set([...types, word]) : types;
    const excluded = wordOf(word.slice(1)).flatMap(({ kinds }) => kinds);
    return new Set([...types].flatMap((type) => without(type, excluded)));
}
function without(type, excluded) {
    const kinds = wordOf(type).flatMap((word) => word.kinds);
    if (!kinds.some((kind) => excluded.includes(kind)))
        return [type];
    return kinds.filter((kind) => !excluded.includes(kind)).map((kind) => kind.type);
}
/** Why the exclusions in `words` cannot be intended; undefined if they can. */
function exclusionProblem(words) {
    let before = NO_TYPES;
    for (const word of words) {
        const after = extend(before, word);
        const why = word.startsWith('!') ? misuseOf(before, after) : undefined;
        if (why !== undefined)
            return `${quote(word)} ${why}`;
        before = after;
    }
    return undefined;
}
function misuseOf(before, after) {
    if (before.size === 0)
        return 'has nothing before it to exclude from. Write `all` or a family first, as in `all, !port`.';
    if (after.size === 0)
        return 'excludes everything that precedes it.';
    const same = [...before].every((type) => after.has(type));
    return same ? 'excludes nothing: nothing that precedes it includes it.' : undefined;
}
/** Names used elsewhere. They take precedence over types that start with the word; plurals are found without them. */
const SYNONYMS = {
    vm: ['vm-instance', 'vm-disk'],
    server: ['instance'],
    machine: ['instance'],
    compute: ['instance'],
    ecs: ['instance'],
    ec2: ['instance'],
    'virtual-machine': ['vm-instance'],
    'virtual-server': ['vm-instance'],
    bm: ['bmc-instance'],
    metal: ['bmc-instance'],
    baremetal: ['bmc-instance'],
    'bare-metal': ['bmc-instance'],
    'elastic-compute': ['zec-instance'],
    lb: ['load-balancer'],
    elb: ['load-balancer'],
    slb: ['load-balancer'],
    clb: ['load-balancer'],
    loadbalancer: ['load-balancer'],
    ip: ['eip'],
    address: ['eip'],
    'elastic-ip': ['eip'],
    'public-ip': ['eip'],
    'floating-ip': ['eip'],
    volume: ['disk'],
    'block-storage': ['disk'],
    router: ['cloud-router'],
    '*': [ALL],
    any: [ALL],
    everything: [ALL],
};
/** The accepted types that a word may mean: by its beginning, its plural, a synonym or a typo. */
function nearTypes(word, accepted) {
    const plain = word
        .toLowerCase()
        .replaceAll(/["'`]/g, '')
        .replaceAll(/[\s_]+/g, '-');
    const forms = [plain, plain.replace(/s$/, ''), plain.replace(/es$/, '')];
    const ways = [
        (form) => accepted.filter((type) => type === form),
        (form) => synonymsOf(form).filter((type) => accepted.includes(type)),
        (form) => accepted.filter((type) => form !== '' && type.startsWith(`${form}-`)),
    ];
    for (const way of ways) {
        const found = new Set(forms.flatMap(way));
        if (found.size > 0)
            return [...found];
    }
    const typo = suggest(plain, accepted);
    return typo === undefined ? [] : [typo];
}
function synonymsOf(word) {
    return Object.hasOwn(SYNONYMS, word) ? (SYNONYMS[word] ?? []) : [];
}
/** At most this many suggestions. */
const MAX_SUGGESTIONS = 5;
function refuseUnknownTypes(reader, name, types, { all }) {
    const known = [...RESOURCE_TYPES.keys(), ...(all ? [ALL] : [])];
    const [unknown, ...more] = new Set(types.filter((type) => !known.includes(type)));
    if (unknown === undefined)
        return;
    const near = nearTypes(unknown, known).slice(0, MAX_SUGGESTIONS);
    const others = more.length === 0 ? '' : ` Also unknown: ${quoteSome(more)}.`;
    reader.problem(name, `${quote(unknown)} is not a resource type.${didYouMean(near)}${others} ${acceptedTypes({ all })}`);
}
/** Families with their kinds first, then what belongs to none. */
function acceptedTypes({ all }) {
    const families = [...RESOURCE_TYPES].filter(([type, kinds]) => kinds.every((kind) => kind.type !== type));
    const inFamilies = new Set(families.flatMap(([, kinds]) => kinds));
    const single = [...RESOURCE_TYPES].filter(([type, [kind]]) => kind?.type === type && !inFamilies.has(kind));
    return `Accepted: ${[
        ...families.map(([type, kinds]) => `${type} (${kinds.map((kind) => kind.type).join(', ')})`),
        ...single.map(([type]) => type),
        ...(all ? [ALL] : []),
    ].join(', ')}.`;
}

;// CONCATENATED MODULE: ./src/inputs/rules.ts
// The globs of the inputs: the filter `name`, the guard `expect-name` and the rules of `protect`.







const rules_TAG_RULE = 'tag:';
/** For a rule of `protect` that is not about a tag. */
const RULE_FORMS = [
    ...GLOB_FORMS,
    SHARED_FORMS.semicolon,
    {
        is: (text) => /^tags?\s*[:=]/i.test(text) && !text.startsWith(rules_TAG_RULE),
        why: 'a tag is written tag:key=value.',
        fix: (text) => `${rules_TAG_RULE}${text.slice(text.search(/[:=]/) + 1).trim()}`,
    },
    {
        is: (text) => /^[^/*?=:]+=/.test(text),
        why: 'a tag is written tag:key=value.',
        fix: (text) => `${rules_TAG_RULE}${text}`,
    },
    {
        is: (text) => /\s/.test(text),
        why: 'whitespace is not a separator. Write one rule per line.',
    },
    {
        is: (text) => isType(prefixOf(text, ':')),
        why: 'type and id are separated by a slash.',
        fix: (text) => text.replace(':', '/'),
    },
    {
        is: (text) => text.includes('/') && !canBeType(text.slice(0, text.indexOf('/'))),
        why: 'what precedes the slash is not a resource type.',
        fix: (text) => {
            const [near, ...more] = nearTypes(text.slice(0, text.indexOf('/')), [...RESOURCE_TYPES.keys()]);
            return near === undefined || more.length > 0 ? text : near + text.slice(text.indexOf('/'));
        },
    },
    {
        is: (text) => text.includes('/') && !canBeId(text.slice(text.indexOf('/') + 1)),
        why: 'what follows the slash cannot be an id.',
    },
];
function isType(word) {
    return RESOURCE_TYPES.has(word) || nearTypes(word, [...RESOURCE_TYPES.keys()]).length > 0;
}
function canBeType(glob) {
    const matches = compileGlob(glob);
    return [...RESOURCE_TYPES.keys()].some(matches);
}
function canBeId(glob) {
    // `?` may be any character of an id, and `*` none; a leading `*` may also be the letter that an id starts with.
    const shortest = glob.replaceAll('*', '').replaceAll('?', 'x');
    return (!GLOB_FORMS.some(({ is }) => is(glob)) &&
        (isId(shortest) || (glob.startsWith('*') && isId(`x${shortest}`))));
}
/** A rule that protects nothing would be noticed too late, so what looks like one is refused. */
function readProtect(reader) {
    const { items, literal } = reader.list('protect', parseLines, 'Write one glob per line, or a JSON array of strings.');
    const isTag = (rule) => rule.startsWith(rules_TAG_RULE);
    const tags = items.filter(isTag).map((rule) => rule.slice(rules_TAG_RULE.length).trim());
    if (tags.includes(''))
        reader.problem('protect', '`tag:` names no tag. Write tag:key=value or tag:key.');
    const named = tags.filter((tag) => tag !== '');
    const good = literal ? named : refuseForms(reader, 'protect', named, TAG_FORMS, rules_TAG_RULE);
    refuseHalves(reader, 'protect', good, rules_TAG_RULE);
    if (!literal)
        refuseForms(reader, 'protect', items.filter((rule) => !isTag(rule)), RULE_FORMS);
    return items.map((rule) => (isTag(rule) ? tagRule(rule.slice(rules_TAG_RULE.length).trim()) : rule));
}
function tagRule(text) {
    const { key, value } = parseTag(text);
    return value === undefined ? `${rules_TAG_RULE}${key}` : `${rules_TAG_RULE}${key}=${value}`;
}
/** For a glob over names alone. */
const NAME_FORMS = [
    ...GLOB_FORMS,
    {
        is: (text) => /[,;]/.test(text),
        why: 'it is a single glob; commas and semicolons are not separators. Use one step for each glob, or one glob that matches all of them.',
    },
    {
        is: (text) => ['tag', 'tags'].includes(prefixOf(text, ':')),
        why: 'this input is about names. Tags go into `tags`.',
    },
    {
        is: (text) => RESOURCE_TYPES.has(prefixOf(text, '/')) || RESOURCE_TYPES.has(prefixOf(text, ':')),
        why: 'this input is about names only, without a type.',
        fix: (text) => text.slice(text.search(/[/:]/) + 1),
    },
    {
        is: (text) => /^[^*?]*[-_]$/.test(text),
        why: 'it ends with a separator, probably because a variable is empty.',
    },
];
/** A glob over names: plain text, or a JSON array of one string, which is taken literally. */
function readNameGlob(reader, name) {
    const text = reader.text(name);
    if (text === '')
        return undefined;
    const json = parseJson(text);
    if (json === undefined || text === 'null') {
        refuseForms(reader, name, [text], NAME_FORMS);
        return text;
    }
    const [only, ...more] = 'items' in json ? json.items : [];
    if (only === undefined || more.length > 0) {
        reader.problem(name, `${quote(text)} is not a single glob. Write plain text, or a JSON array of one string.`);
        return text;
    }
    return only;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: ./src/inputs/ids.ts
// Ids, and what is given in place of an id: an address, a URL, a path, a pattern, a placeholder.




/** The kinds whose name is their address. */
const NAMED_BY_ADDRESS = KINDS.filter(({ fields }) => fields.name === 'ipAddress').map(({ type }) => type);
/** The first that applies is reported. */
const ID_FORMS = [
    {
        is: isPlaceholder,
        why: 'it is a placeholder, probably from a variable without a value. Check where the value comes from.',
    },
    {
        // Node compiles a large pattern for the first call of isIP: a millisecond that most runs need not pay.
        is: (text) => /[.:]/.test(text) && (0,external_node_net_.isIP)(text.replace(/\/\d{1,3}$/, '')) !== 0,
        why: `it looks like an IP address. To select by address, leave \`ids\` and \`resources\` empty and set \`resource-type: ${NAMED_BY_ADDRESS.join()}\` and \`name\` to the address. Other kinds need the id that the console shows.`,
    },
    {
        is: (text) => text.includes('://') || /^https?:/i.test(text),
        why: 'it is a URL. Write only the id of the resource.',
    },
    {
        is: (text) => /^(?:arn|crn|urn|acs|ocid1)[:.]/i.test(text) || text.split(':', 3).length > 2,
        why: 'it looks like a resource name of another cloud. Write only the id of the resource.',
    },
    {
        is: (text) => RESOURCE_TYPES.has(text.split('/', 1).join()) && text.includes('/'),
        why: 'it includes a type. Write only the id, or move it to `resources`.',
    },
    {
        is: (text) => text.includes('/'),
        why: 'it looks like a path. Write only the id of the resource.',
    },
    {
        is: (text) => /[*?]/.test(text),
        why: 'it is a pattern. To select by pattern, leave `ids` and `resources` empty and set `name`.',
    },
    {
        is: isQuoted,
        why: 'the quotes would be part of it.',
        fix: unquote,
    },
    {
        is: (text) => /[;|]/.test(text),
        why: 'ids are separated by commas, whitespace or newlines.',
    },
    {
        is: (text) => !isId(text),
        why: 'an id has 1 to 128 letters, digits, dots, underscores, colons and dashes, and starts with a letter or digit. To select by name, leave `ids` and `resources` empty and set `name`.',
    },
];
/** One problem for each form, however many ids have it. */
function checkIds(reader, name, ids) {
    const unique = [...new Set(ids)];
    const found = Map.groupBy(unique, (id) => ID_FORMS.find(({ is }) => is(id)));
    for (const [form, bad] of found) {
        if (form === undefined)
            continue;
        const [first = ''] = bad;
        const write = form.fix === undefined ? '' : ` Write ${quote(form.fix(first))}.`;
        const are = bad.length === 1 ? 'is not an id' : 'are not ids';
        reader.problem(name, `${quoteSome(bad)} ${are}: ${form.why}${write}`);
    }
}

;// CONCATENATED MODULE: ./src/inputs/targets.ts
// Which resources the inputs name, and which kinds they mention.





const TYPES_FORM = 'Write kinds or families separated by commas, whitespace or newlines, or a JSON array of strings.';
/** The kinds and families that `resource-type` lists; `all` is expanded, and exclusions are applied. */
function readWords(reader) {
    const { items } = reader.list('resource-type', parseList, TYPES_FORM);
    const known = (item) => RESOURCE_TYPES.has(item.replace(/^!/, '')) || item === 'all';
    refuseUnknownTypes(reader, 'resource-type', items.map((item) => item.replace(/^!(?=.)/, '')), { all: true });
    if (items.includes('!all'))
        reader.problem('resource-type', '`!all` leaves nothing.');
    else if (items.every(known)) {
        const why = exclusionProblem(items);
        if (why !== undefined)
            reader.problem('resource-type', why);
    }
    return expand(items);
}
/** `resource-type` has no value, in any form that a list may have. */
function hasNoType(reader) {
    const result = parseList(reader.text('resource-type'));
    return 'items' in result && result.items.length === 0;
}
/** Each resource once. */
function readTargets(reader, words) {
    const targets = [...readIds(reader, words), ...readResources(reader)];
    const unique = new Map(targets.map((target) => [labelOf(target), target]));
    return [...unique.values()];
}
function readIds(reader, words) {
    const { items: ids } = reader.list('ids', parseList, 'Write ids separated by commas, whitespace or newlines, or a JSON array of strings.');
    checkIds(reader, 'ids', ids);
    const [word, ...more] = words;
    if (ids.length > 0)
        checkTypeOfIds(reader, more);
    return word === undefined ? [] : ids.map((id) => ({ ...word, id }));
}
function checkTypeOfIds(reader, more) {
    if (hasNoType(reader)) {
        reader.problem('resource-type', `It is required with \`ids\`. ${acceptedTypes({ all: false })}`);
    }
    else if (/(?:^|[\s,"])!/.test(reader.text('resource-type'))) {
        reader.problem('resource-type', '`!` excludes from a selection; with `ids`, write just one kind or family.');
    }
    else if (more.length > 0) {
        reader.problem('resource-type', 'It lists more than one kind or family, but `ids` needs exactly one. For ids of several kinds, use `resources`.');
    }
}
function readResources(reader) {
    const { items } = reader.list('resources', parseList, 'Write one `type/id` per line, or separate them by commas, or write a JSON array.');
    // The scheme of a URL would pass for a type.
    const split = items.map((reference) => {
        const slash = reference.includes('://') ? -1 : reference.indexOf('/');
        return { type: slash === -1 ? undefined : reference.slice(0, slash), id: reference.slice(slash + 1) };
    });
    const bare = split.filter(({ type }) => type === undefined).map(({ id }) => id);
    if (bare.length > 0)
        reader.problem('resources', `${quoteSome(bare)} ${bare.length === 1 ? 'has' : 'have'} no type. Write type/id, such as vm-instance/123.`);
    const whole = split.flatMap(({ type, id }) => (type === undefined ? [] : [{ type, id }]));
    const types = whole.map(({ type }) => type);
    refuseUnknownTypes(reader, 'resources', types, { all: false });
    checkIds(reader, 'resources', whole.map(({ id }) => id));
    return whole.flatMap(({ type, id }) => wordOf(type).map((word) => ({ ...word, id })));
}

;// CONCATENATED MODULE: ./src/inputs/selection.ts
// The criteria that resources have to meet, and the guards.







/** A mistake in a selection may match anything, so without `max-resources` it covers no more than this. */
const MAX_SELECTED = 20;
function readCriteria(reader) {
    return {
        tags: tags_readTags(reader),
        name: readNameGlob(reader, 'name'),
        resourceGroupId: readResourceGroup(reader),
        olderThanMs: readOlderThan(reader),
    };
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
    // `7` would be seven seconds, and surely means days.
    if (/^\d+$/.test(text)) {
        reader.problem('older-than', `${quote(text)} has no unit. Write 12h, 7d or 2w.`);
        return undefined;
    }
    if (text !== '' && parseDuration(text) === undefined) {
        reader.problem('older-than', `${quote(text)} is not an age. Write 12h, 7d or 2w.`);
        return undefined;
    }
    return reader.duration('older-than');
}
function readGuards(reader, { selects }) {
    const given = reader.integer('max-resources');
    return {
        maxResources: given ?? (selects ? MAX_SELECTED : undefined),
        expectName: readExpectName(reader),
        protect: readProtect(reader),
    };
}
const ONLY_WILDCARDS = /^[*?]*$/;
function readExpectName(reader) {
    const glob = readNameGlob(reader, 'expect-name');
    if (glob !== undefined && /^\*+$/.test(glob)) {
        reader.problem('expect-name', `${quote(glob)} matches every name and guards nothing, perhaps because a variable is empty.`);
    }
    return glob;
}
/** Where to select from when nothing is named; undefined when nothing selects. */
function readSelection(reader, words, criteria) {
    const { tags, name, resourceGroupId, olderThanMs } = criteria;
    const selects = tags.length > 0 || name !== undefined || resourceGroupId !== undefined;
    if (!selects) {
        if (olderThanMs !== undefined) {
            reader.problem('older-than', 'It cannot select by itself: that would cover the whole account. Set `tags`, `name` or `resource-group-id` as well, or name ids.');
        }
        return undefined;
    }
    const byNameAlone = tags.length === 0 && resourceGroupId === undefined;
    if (byNameAlone && ONLY_WILDCARDS.test(name ?? '') && reader.text('max-resources') === '') {
        reader.problem('name', `${quote(name ?? '')} selects everything, perhaps because a variable is empty. If this is intended, set max-resources to limit how many.`);
    }
    if (hasNoType(reader)) {
        reader.problem('resource-type', 'It is not set. Write what to select: kinds or families separated by commas, or `all`.');
    }
    refuseUnsearchable(reader, words, criteria);
    return words;
}
/** A selection that can match nothing, whatever the account holds, is a mistake. */
function refuseUnsearchable(reader, words, criteria) {
    const kinds = new Set(words.flatMap((word) => word.kinds));
    if (kinds.size === 0 || unsearchableKinds(words, criteria).length < kinds.size)
        return;
    reader.problem(criteria.tags.length > 0 ? 'tags' : 'resource-group-id', `The API does not report this for ${quoteSome(words.map(({ type }) => type))}, so nothing would be selected. Select by \`name\` instead, name ids, or tear down the VPC with \`cascade: true\`.`);
}

;// CONCATENATED MODULE: ./src/inputs/title.ts
// The title: the heading of the summary and the comment, and part of the comment's key.


/** In characters. */
const MAX_TITLE = 100;
/** Fit to be shown, even where it is refused: a run with invalid inputs has a report and a comment, too. */
function readTitle(reader) {
    const title = reader.text('title');
    if (/[\r\n\u2028\u2029]/.test(title))
        reader.problem('title', `${quote(title)} has more than one line.`);
    else if (Array.from(title).length > MAX_TITLE)
        reader.problem('title', `${quote(title)} has more than ${MAX_TITLE} characters.`);
    return (0,src_text/* plainText */.wh)(title, MAX_TITLE);
}

;// CONCATENATED MODULE: ./src/inputs.ts
// From the inputs that a workflow sets to the values that the run works with. Reports all problems at once.









function parseInputs(read, env) {
    const problems = [];
    const reader = createReader(read, (input, message) => problems.push({ input, message }));
    refuseUnknownInputs(reader, env);
    const endpoint = readEndpoint(reader);
    const words = readWords(reader);
    const targets = readTargets(reader, words);
    const criteria = readCriteria(reader);
    const lists = ['ids', 'resources'].filter((name) => reader.text(name) !== '');
    // A list that turns out empty must not widen to everything that meets the criteria.
    const selectFrom = lists.length > 0 ? undefined : readSelection(reader, words, criteria);
    const ifEmpty = reader.choice('if-empty');
    const inputs = {
        title: readTitle(reader),
        credential: readCredential(reader, read, env),
        ...endpoint,
        targets,
        emptyLists: targets.length === 0 ? lists : [],
        selectFrom,
        criteria,
        guards: readGuards(reader, { selects: selectFrom !== undefined }),
        goal: reader.boolean('destroy') ? 'destroyed' : 'recycled',
        cascade: reader.boolean('cascade'),
        wait: reader.boolean('wait'),
        waitTimeoutMs: reader.duration('wait-timeout') ?? NaN,
        pollIntervalMs: reader.duration('poll-interval') ?? NaN,
        concurrency: reader.integer('concurrency') ?? INPUTS.concurrency.default,
        dryRun: reader.boolean('dry-run'),
        ifMissing: reader.choice('if-missing') ?? INPUTS['if-missing'].default,
        ifEmpty: ifEmpty ?? 'error',
        ifNothingSelected: ifEmpty ?? 'success',
        ifLeftBehind: reader.choice('if-left-behind') ?? INPUTS['if-left-behind'].default,
        github: readGitHub(reader),
        proxy: readProxy(reader, env),
    };
    return problems.length === 0 ? { inputs } : { problems };
}

;// CONCATENATED MODULE: ./src/report/escape.ts
// Makes text from outside safe for the log.
/**
 * Keeps `text` on one line and prevents workflow commands. The runner treats a line that starts with `::`, or has `##[`
 * anywhere, as a command (actions/runner, ActionCommand.cs), so neither may come from data.
 */
function escapeCommands(text) {
    return text
        .replace(/\p{Cc}|\p{Zl}|\p{Zp}/gu, ' ')
        .replaceAll('##[', '##\u200b[')
        .replace(/^(\s*):/, '$1\u200b:');
}

;// CONCATENATED MODULE: ./src/report/outcomes.ts
// The outcomes in one table: icon, words, how they count and what they mean. The verdict, the summary, the log, the
// diagram and the documentation are made from it. What needs attention comes first.
const OUTCOMES = {
    failed: {
        icon: '❌',
        words: 'failed',
        countsAs: 'failed',
        group: 'unfinished',
        warns: true,
        tag: 'crit',
        meaning: 'did not reach the goal, or that could not be verified; `error` says why',
    },
    pending: {
        icon: '⏳',
        words: 'still pending',
        countsAs: 'pending',
        group: 'unfinished',
        warns: true,
        tag: 'active',
        meaning: 'unfinished when the run ended; `error` says why, such as `TIMED_OUT` or `CANCELLED`',
    },
    scheduled: {
        icon: '📅',
        words: 'scheduled for expiry',
        countsAs: 'succeeded',
        group: 'other',
        warns: true,
        tag: 'active',
        meaning: 'a subscription: its renewal is cancelled; it exists until it expires and is **not** gone',
    },
    missing: {
        icon: '❔',
        words: 'not found',
        countsAs: 'succeeded',
        group: 'other',
        warns: true,
        tag: '',
        meaning: 'not found: already gone, never existed, or not visible to this access key',
    },
    skipped: {
        icon: '⏭️',
        words: 'skipped',
        countsAs: 'neither',
        group: 'kept',
        warns: false,
        tag: '',
        meaning: 'left in place: it, or the VPC that brought it into the run, does not meet the criteria; its item does not name that VPC; or it was not deleted with the resource that it is attached to',
    },
    protected: {
        icon: '🛡️',
        words: 'protected',
        countsAs: 'neither',
        group: 'kept',
        warns: false,
        tag: '',
        meaning: 'left in place: by a rule of `protect`, because it belongs to the account, the system or another resource, or because a related resource stays',
    },
    requested: {
        icon: '📨',
        words: 'requested',
        countsAs: 'succeeded',
        group: 'other',
        warns: true,
        tag: 'active',
        meaning: 'the last call was accepted, or the deletion is in progress; not waited for (`wait: false`)',
    },
    planned: {
        icon: '📝',
        words: { recycled: 'would be moved to the recycle bin', destroyed: 'would be destroyed' },
        countsAs: 'neither',
        group: 'planned',
        warns: false,
        tag: '',
        meaning: 'dry run: the teardown would be attempted; `plan.outcome` is the expected outcome',
    },
    recycled: {
        icon: '♻️',
        words: 'moved to the recycle bin',
        countsAs: 'succeeded',
        group: 'arrived',
        warns: false,
        tag: 'done',
        meaning: 'verified to be in the recycle bin',
    },
    destroyed: {
        icon: '✅',
        words: 'destroyed',
        countsAs: 'succeeded',
        group: 'arrived',
        warns: false,
        tag: 'done',
        meaning: 'verified to be gone in this run, even if its deletion had begun earlier',
    },
    already: {
        icon: '✅',
        words: { recycled: 'already in the recycle bin or gone', destroyed: 'already gone' },
        countsAs: 'succeeded',
        group: 'arrived',
        warns: false,
        tag: 'done',
        meaning: 'at the goal when first seen; nothing was sent',
    },
};
/** In the order in which people read them. */
const OUTCOME_ORDER = Object.keys(OUTCOMES);
/** In the order in which people read them. */
const EXPECTED = {
    destroyed: { words: () => wordsOf('planned', 'destroyed'), good: true },
    recycled: { words: () => wordsOf('planned', 'recycled'), good: true },
    scheduled: { words: (expiry) => `would be scheduled for ${expiry}`, good: false },
    failed: { words: () => 'would fail', good: false },
};
/** It is at the goal, or would be: such rows may be collapsed. */
function isSettled(outcome) {
    const { group } = OUTCOMES[outcome];
    return group === 'arrived' || group === 'planned';
}
/** The resource that it is torn down with, or would be; undefined where it stayed, or nothing is known yet. */
function tornDownWith({ with: parent, outcome }) {
    return isSettled(outcome) || outcome === 'requested' ? parent : undefined;
}
/** Whether this row needs attention: it did not simply reach the goal, or it leaves something behind. */
function needsAttention({ outcome, leaves = [], plan }) {
    const disappoints = outcome === 'planned' && plan?.outcome !== undefined && !EXPECTED[plan.outcome].good;
    return !isSettled(outcome) || leaves.length > 0 || disappoints;
}
/** Smaller is earlier. What leaves something behind comes right after the failures. */
function rankOf(result) {
    const { outcome, leaves = [], plan } = result;
    const rank = OUTCOME_ORDER.indexOf(outcome === 'planned' && plan?.outcome !== undefined && needsAttention(result) ? plan.outcome : outcome);
    return leaves.length > 0 ? Math.min(rank, 0.5) : rank;
}
function wordsOf(outcome, goal) {
    const { words } = OUTCOMES[outcome];
    return typeof words === 'string' ? words : words[goal];
}

;// CONCATENATED MODULE: ./src/report/gantt.ts
// The timelines of a few resources as a diagram: a Mermaid Gantt chart, which GitHub draws in a summary.
//
// It contains only ids and fixed words. The only character of an id that is special in Mermaid is the colon. Names, which
// come from outside, are in the table.

/** A bar that is a smaller share of the whole would be invisible. */
const MIN_SHARE = 0.01;
/** A larger diagram is not useful. */
const MAX_TIMELINES = 30;
/** For a single resource, the table is enough. */
const MIN_TIMELINES = 2;
const MAX_LABEL = 48;
/** Markdown; '' where there is nothing to draw, or too much. */
function renderGantt(timelines) {
    const drawn = timelines.filter(({ spans }) => spans.length > 0);
    if (drawn.length < MIN_TIMELINES || timelines.length > MAX_TIMELINES)
        return '';
    const longest = Math.max(...drawn.map(({ label }) => sectionName(label).length));
    const end = Math.max(...drawn.map(({ endedAt }) => endedAt));
    const start = Math.min(...drawn.flatMap(({ spans }) => spans.map(({ from }) => from)));
    const scale = { min: Math.max(1, MIN_SHARE * (end - start)), whole: Math.max(1, end - start) };
    return [
        '```mermaid',
        `%%{init: ${JSON.stringify(settings(longest))}}%%`,
        'gantt',
        'dateFormat YYYY-MM-DD HH:mm:ss.SSS',
        `axisFormat ${end < HOUR_MS ? '%M:%S' : '%H:%M:%S'}`,
        `tickInterval ${tickInterval(end)}`,
        ...drawn.flatMap((timeline) => section(timeline, scale)),
        '```',
        '',
        legend(drawn),
        '',
        '',
    ].join('\n');
}
/** One row per resource. The colours are legible on GitHub's light and dark pages; Mermaid's dark theme has one grey. */
function settings(longestLabel) {
    return {
        gantt: {
            displayMode: 'compact',
            // Section names would be drawn over the bars.
            leftPadding: 24 + Math.ceil(7.2 * longestLabel),
            // The axis is 50 below the last row, whatever the value.
            topPadding: 50,
            barHeight: 16,
            barGap: 6,
            fontSize: 12,
            sectionFontSize: 12,
        },
        themeVariables: COLOURS,
    };
}
const BAR_TEXT = '#ffffff';
const COLOURS = {
    taskBkgColor: '#2f6fb3',
    taskBorderColor: '#2f6fb3',
    taskTextColor: BAR_TEXT,
    taskTextLightColor: BAR_TEXT,
    doneTaskBkgColor: '#5f6872',
    doneTaskBorderColor: '#5f6872',
    taskTextDarkColor: BAR_TEXT,
    activeTaskBkgColor: '#8a5a00',
    activeTaskBorderColor: '#8a5a00',
    critBkgColor: '#c0392b',
    critBorderColor: '#c0392b',
    // Every second row, drawn with an opacity of a fifth.
    sectionBkgColor: '#808080',
    sectionBkgColor2: '#808080',
    altSectionBkgColor: 'transparent',
};
function legend(drawn) {
    const ends = new Set(drawn.map(({ outcome }) => OUTCOMES[outcome].tag));
    const names = new Set(drawn.flatMap(({ spans }) => spans.map(({ name }) => name)));
    return [
        ...(ends.has('done') ? ['Blue: being torn down.'] : []),
        ...(ends.has('done') && names.has('in the bin') ? ['Grey: in the recycle bin.'] : []),
        ...(ends.has('active') ? ['Amber: not gone yet.'] : []),
        ...(ends.has('crit') ? ['Red: failed.'] : []),
    ].join(' ');
}
const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const MAX_TICKS = 10;
const TICKS = [
    ...[1, 2, 5, 10, 15, 30].map((count) => [count, 'second']),
    ...[1, 2, 5, 10, 15, 30].map((count) => [count, 'minute']),
    ...[1, 2, 6, 12].map((count) => [count, 'hour']),
];
const UNIT_MS = { second: SECOND_MS, minute: 60 * SECOND_MS, hour: HOUR_MS };
/** Whole units: otherwise Mermaid may set two ticks in one second, with the same label. */
function tickInterval(end) {
    const [count, unit] = TICKS.find(([n, name]) => end / (n * UNIT_MS[name]) <= MAX_TICKS) ?? [12, 'hour'];
    return `${count}${unit}`;
}
function section({ label, spans, outcome }, { min, whole }) {
    const { tag } = OUTCOMES[outcome];
    const last = spans.length - 1;
    return [
        `section ${sectionName(label)}`,
        ...spans.map((span, index) => {
            const { name, from, to } = span;
            // The last bar of a resource that is not at the goal is coloured by its outcome; all others, by their phase.
            const isEnd = index === last && tag !== 'done';
            const text = isEnd ? outcome : TEXTS[name];
            const style = isEnd ? tag : STYLES[name];
            const length = Math.max(to - from, min);
            const shown = length / whole < SHARE_PER_LETTER * text.length ? NO_TEXT : text;
            return `${shown} :${style === '' ? '' : `${style}, `}${timeOf(from)}, ${timeOf(from + length)}`;
        }),
    ];
}
/** The share of the bars' width on a narrow page. A longer text would overlap the next bar. */
const SHARE_PER_LETTER = 0.016;
/** Mermaid requires a text: this one has no width. */
const NO_TEXT = '\u200b';
const TEXTS = {
    terminate: 'terminate',
    'in the bin': 'bin',
    leaving: 'release',
};
const STYLES = { terminate: '', 'in the bin': 'done', leaving: '' };
function sectionName(label) {
    return label.slice(0, MAX_LABEL).replace(/[^A-Za-z0-9/._-]/g, '-');
}
/** As if the run had begun at midnight UTC: the axis then shows durations. */
function timeOf(ms) {
    return new Date(Date.UTC(2000, 0, 1) + Math.max(0, Math.round(ms)))
        .toISOString()
        .replace('T', ' ')
        .replace('Z', '');
}

;// CONCATENATED MODULE: ./src/report/log.ts
// The step's log, line by line, and escaped.


function line(text) {
    info(escapeCommands(text));
}
function log_debug(text) {
    debug(escapeCommands(text));
}
/** For every call, without headers or bodies, so that no signature or secret is logged. */
function logAttempt({ action, status, code, requestId, ms }) {
    const answer = status === undefined ? 'no answer' : `HTTP ${status}`;
    log_debug([action, answer, code, requestId, `${Math.round(ms)} ms`].filter((part) => part !== undefined).join('  '));
}
/** `title`: what the page shows while the group is collapsed. */
function createFold(title) {
    let open = false;
    const end = () => {
        if (open)
            endGroup();
        open = false;
    };
    return {
        end,
        inside(text) {
            if (!open)
                startGroup(title);
            open = true;
            line(text);
        },
        outside(text) {
            end();
            line(text);
        },
    };
}

;// CONCATENATED MODULE: ./src/report/crash.ts
// Errors that concern no resource: bugs in this action, and problems of the runner.




function reportCrash(crash) {
    error(escapeCommands(explain(crash)));
    if (crash instanceof Error)
        log_debug(crash.stack ?? 'no stack');
}
/** Whether `work` succeeded; if not, the error is logged. */
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
/** As a sentence for the person who reads the log. */
function explain(crash) {
    const message = (0,src_text/* messageOf */.bD)(crash);
    const code = crash instanceof Error && 'code' in crash ? String(crash.code) : '';
    if (FULL.has(code)) {
        return `The runner's disk is full, so outputs or the job summary could not be written: ${message}. Free some space, or use a runner with a larger disk, and run again.`;
    }
    // An error of a system call is about the runner's files, not about this action.
    if (crash instanceof Error && 'syscall' in crash && 'path' in crash)
        return `The runner's files could not be written: ${message}. Check the disk and the permissions of the runner.`;
    return `Internal error: ${message}. Please report it; debug logging shows where it happened.`;
}
/** Codes of the operating system for a full disk. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

;// CONCATENATED MODULE: ./src/report/markdown.ts
// Escapes text for GitHub-flavoured Markdown and the HTML in it: it is shown as it is, without markup, links or mentions.

/** Characters with a meaning in Markdown or HTML, wherever they are. */
const MARKUP = /[&<>"'`*[\]{}#|~$\\^]/g;
/** An underscore marks emphasis only at the edge of a word. */
const EDGE_UNDERSCORE = /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/**
 * What GitHub looks for in the rendered text, where character references are already resolved: mentions, issues, emoji.
 * A zero-width space prevents them, as in Dependabot and Renovate.
 */
const REFERENCES = [/[@#](?=\w)/g, /:(?=(?:[\w+-]*[a-z+-][\w+-]*|100|1234):)/gi];
function escapeMarkdown(text) {
    return (REFERENCES.reduce((rest, reference) => rest.replace(reference, '$&\u200b'), (0,src_text/* oneLine */.TN)(text))
        .replace(MARKUP, entity)
        .replace(EDGE_UNDERSCORE, entity)
        // GitHub turns an address into a link even without markup.
        .replace(/:(?=\/\/)/g, entity)
        .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`));
}
/** A sentence with words in backticks, which become code whatever they contain. For Markdown and HTML. */
function prose(text) {
    const parts = text.split('`');
    // A backtick without a partner is text.
    if (parts.length % 2 === 0)
        return escapeMarkdown(text);
    return parts.map((part, index) => (index % 2 === 0 ? escapeMarkdown(part) : codeElement(part))).join('');
}
/**
 * In HTML: marked as an identifier if it looks like one, otherwise as escaped text. `samp`, because GitHub breaks lines
 * inside `code` even in a cell that must not wrap. GitHub looks for emoji in `samp`, so text with colons is `code`.
 */
function htmlIdentifier(text) {
    if (!IDENTIFIER.test(text))
        return escapeMarkdown(text);
    return text.includes(':') || isAddress(text) ? codeElement(text) : `<samp>${text}</samp>`;
}
/** GitHub does not look for mentions or emoji in code, so an identifier stays unchanged and can be copied. */
function codeElement(text) {
    return `<code>${IDENTIFIER.test(text) && !isAddress(text) ? text : escapeMarkdown(text)}</code>`;
}
/** GitHub would turn it into a link, also in HTML. */
function isAddress(text) {
    return /:\/\/|www\./i.test(text);
}
const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._:/-]*$/;
function entity(character) {
    return `&#${character.charCodeAt(0)};`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./src/report/shrink.ts
// Keeps the output `results` within GitHub's limits: the least needed parts are left out first.

/** GitHub allows 1 MB for all outputs of a job, at two bytes per character; the other outputs need room as well. */
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
/** Stops as soon as it is too long: the text of ten thousand results has many megabytes. */
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
/** Each leaves out more than the one before: first the details of successes, then those of the others. */
const STAGES = [
    (result) => result,
    (result) => (isGood(result) ? { ...result, requests: [] } : result),
    (result) => (isGood(result) ? bare(result) : result),
    (result) => (isGood(result) ? bare(result) : { ...result, requests: result.requests.slice(-1) }),
];
/** Failures first, then successes, each as short as possible; in the order of the results. */
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
/** Details of what is still charged are kept as those of failures are. */
function isGood({ outcome, leaves = [] }) {
    return OUTCOMES[outcome].group !== 'unfinished' && outcome !== 'missing' && leaves.length === 0;
}
function bare({ type, id, outcome }) {
    return { type, id, outcome };
}

;// CONCATENATED MODULE: ./src/report/outputs.ts
// The outputs: for later steps.








/** `folder`: for the file with the full results. `shown`: `all`, or a sentence about what the output leaves out. */
function setOutputs(verdict, results, folder) {
    const output = shrinkResults(results);
    const outputs = {
        outcome: verdict.outcome,
        results: output,
        'results-file': writeResults(results, folder),
        'request-ids': JSON.stringify(requestIds(results)),
        succeeded: labels(verdict.succeededResults),
        pending: labels(verdict.pendingResults),
        failed: labels(verdict.failedResults),
        planned: labels(results.filter(({ outcome }) => outcome === 'planned')),
        summary: verdict.headline,
        counts: JSON.stringify(countsOf(results)),
        'left-behind': JSON.stringify(verdict.leftBehind.map(({ type, id }) => ({ type, id }))),
    };
    for (const [name, value] of Object.entries(outputs))
        setOutput(name, value);
    const shown = JSON.parse(output);
    if (isWhole(shown, results))
        return { shown: 'all' };
    const count = shown.length;
    const what = count === results.length ? 'leaves out details' : `holds ${count} of ${results.length} resources`;
    return { shown: `The output results ${what}, to stay within GitHub's limits.` };
}
/** The requests are left out first, then everything but the outcome. */
function isWhole(shown, results) {
    return (shown.length === results.length &&
        results.every(({ requests }, index) => {
            const item = shown[index];
            return item?.seconds !== undefined && item.requests?.length === requests.length;
        }));
}
/** For a run without resources: invalid inputs, or no ids. */
function setEmptyOutputs(outcome, headline, folder) {
    const none = { succeededResults: [], pendingResults: [], failedResults: [], leftBehind: [] };
    setOutputs({ outcome, headline, ...none }, [], folder);
}
/** It has every outcome, so that workflows can read each without a check. */
function countsOf(results) {
    return Object.fromEntries(OUTCOME_ORDER.map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length]));
}
const PART = 200;
/** With a new name each time, since a job may have several such steps. Returns the path; '' where nothing could be written. */
function writeResults(results, folder) {
    const path = (0,external_node_path_.join)(folder, `zenlayer-teardown-${(0,external_node_crypto_.randomUUID)()}.json`);
    try {
        const file = (0,external_node_fs_.openSync)(path, 'wx', 0o600);
        try {
            (0,external_node_fs_.writeSync)(file, '[');
            // In parts: the text of ten thousand results would take more memory than everything else.
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
        debug(`No results file was written: ${(0,src_text/* messageOf */.bD)(error)}`);
        return '';
    }
}
function labels(results) {
    return JSON.stringify(results.map(labelOf));
}
/** Without duplicates: a batch has one request id for many resources. */
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
;// CONCATENATED MODULE: ./src/report/headline.ts
// The result of a run as a sentence: `8 of 11 destroyed; 1 failed, 1 scheduled for 2027-01-31, 1 protected.` It is the
// same in the log, the summary, the comment and the output.



function headlineOf(results, options) {
    const { dryRun, cancelled, unlisted, undated, leftBehind } = options;
    const left = results.flatMap(({ leaves = [] }) => leaves).length;
    const types = unlisted.map(({ type }) => type);
    return [
        ...(cancelled ? ['Cancelled.'] : dryRun ? ['Dry run: nothing was changed.'] : []),
        mainSentence(results, options),
        ...(left === 0 ? [] : [`${left} left behind and still charged.`]),
        ...(leftBehind.length === 0 ? [] : [`${leftBehind.length} still listed by the tag service.`]),
        ...(options.isLeftUnknown ? ['It is unknown whether anything else is left.'] : []),
        ...(undated.length === 0 ? [] : [`${undated.length} of unknown age not selected.`]),
        ...(types.length === 0 ? [] : [`The list of ${types.join(', ')} is incomplete.`]),
    ].join(' ');
}
function mainSentence(results, options) {
    if (results.length === 0)
        return options.unlisted.length === 0 ? 'Nothing was found to tear down.' : 'Nothing was torn down.';
    if (results.every(({ outcome }) => outcome === 'missing'))
        return noneExists(results.length);
    if (options.refusal !== undefined)
        return refusedPlan(results, options.refusal, options);
    return counted(results, options);
}
function noneExists(count) {
    const none = count === 1
        ? 'The named resource does not exist for this access key.'
        : `None of the ${count} named resources exists for this access key.`;
    return `${none} Check the ids, and whether the key belongs to their account.`;
}
/** The input that sets each guard, by the code of its refusal. */
const GUARD_INPUTS = {
    TOO_MANY_RESOURCES: 'max-resources',
    UNEXPECTED_NAME: 'expect-name',
};
function guardOf({ code }) {
    return GUARD_INPUTS[code] ?? 'a guard';
}
function refusedPlan(results, refusal, options) {
    const isRefused = ({ error }) => error?.code === refusal.code;
    const refused = results.filter(isRefused).length;
    const rest = partsOf(results.filter((result) => !isRefused(result)), options).map(textOf);
    // A guard may also refuse a later round of a run.
    const isUntouched = results.every(({ requests }) => requests.length === 0);
    const nothing = isUntouched && !options.dryRun ? 'Nothing was changed: ' : '';
    const plan = `the plan for ${(0,src_text/* countOf */.pq)(refused, 'resource')}`;
    return `${nothing}${guardOf(refusal)} refused ${plan}${rest.length === 0 ? '' : `; ${rest.join(', ')}`}.`;
}
function counted(results, options) {
    const parts = partsOf(results, options);
    const [only, ...more] = parts;
    if (only !== undefined && more.length === 0)
        return `${only.count === 1 ? '1 resource' : `All ${only.count}`} ${only.words}.`;
    const [first, ...others] = parts.filter(({ good }) => good);
    const bad = parts.filter(({ good }) => !good).map(textOf);
    const start = first === undefined
        ? `None of ${results.length} ${headline_NONE[options.dryRun ? 'dryRun' : options.goal]}`
        : [`${first.count} of ${results.length} ${first.words}`, ...others.map(textOf)].join(', ');
    return `${start}${bad.length === 0 ? '' : `; ${bad.join(', ')}`}.`;
}
const headline_NONE = {
    destroyed: 'destroyed',
    recycled: 'moved to the recycle bin',
    dryRun: 'would be torn down',
};
function textOf({ count, words }) {
    return `${count} ${words}`;
}
/** The goal itself first, then everything else in the order of the table. */
const GOOD = ['destroyed', 'recycled', 'already'];
function partsOf(results, options) {
    const of = (outcome) => results.filter((result) => result.outcome === outcome);
    const plain = (outcome, good) => {
        const found = of(outcome);
        const words = outcome === 'scheduled' ? `scheduled for ${headline_expiryOf(found)}` : wordsOf(outcome, options.goal);
        return found.length === 0 ? [] : [{ count: found.length, words, good }];
    };
    return [
        ...plannedParts(of('planned'), options.goal),
        ...GOOD.flatMap((outcome) => plain(outcome, true)),
        ...OUTCOME_ORDER.filter((outcome) => outcome !== 'planned' && !GOOD.includes(outcome)).flatMap((outcome) => plain(outcome, false)),
    ];
}
/** A plan is counted by its expected outcomes. */
function plannedParts(planned, goal) {
    const groups = Map.groupBy(planned, ({ plan }) => plan?.outcome ?? goal);
    return EXPECTED_ORDER.flatMap((expected) => {
        const group = groups.get(expected) ?? [];
        if (group.length === 0)
            return [];
        const unbound = group.filter(isUnbound).length;
        const more = unbound === 0 ? '' : ` (${unbound === group.length ? '' : `${unbound} `}unbound first)`;
        const { words, good } = EXPECTED[expected];
        return [{ count: group.length, words: `${words(headline_expiryOf(group))}${more}`, good }];
    });
}
const EXPECTED_ORDER = Object.keys(EXPECTED);
function isUnbound({ type, plan }) {
    const unbind = kindNamed(type)?.writes.unbind;
    return unbind !== undefined && plan?.calls[0] === unbind.action;
}
/** The day, where it is the same for all. */
function headline_expiryOf(results) {
    const days = new Set(results.map(({ expiresAt }) => expiresAt?.slice(0, 10)));
    const [day] = days;
    return days.size === 1 && day !== undefined ? day : 'expiry';
}

;// CONCATENATED MODULE: ./src/report/html.ts
// Tables as HTML: in a Markdown table, GitHub breaks an id at its dashes, and no cell can prevent that. They contain no
// blank line, which would end the HTML.
function tableRow(cells) {
    const tds = cells.map(({ html, nowrap = false, align }) => `<td${nowrap ? ' nowrap' : ''}${align === undefined ? '' : ` align="${align}"`}>${html}</td>`);
    return `<tr valign="top">${tds.join('')}</tr>\n`;
}
/** As many rows as `maxBytes` allows, and the number of rows left out. */
function renderTable({ head, rows }, maxBytes) {
    if (rows.length === 0)
        return '';
    const start = `<table>\n<thead><tr>${head.map((text) => `<th align="left">${text}</th>`).join('')}</tr></thead>\n<tbody>\n`;
    const end = '</tbody>\n</table>\n\n';
    let left = maxBytes - byteLength(start) - byteLength(end) - MAX_NOTE_BYTES;
    let shown = 0;
    for (const row of rows) {
        left -= byteLength(row);
        if (left < 0)
            break;
        shown += 1;
    }
    const table = shown === 0 ? '' : `${start}${rows.slice(0, shown).join('')}${end}`;
    return `${table}${html_leftOut(rows.length - shown)}`;
}
const MAX_NOTE_BYTES = 120;
function html_leftOut(more) {
    if (more === 0)
        return '';
    return `… and ${more} more ${more === 1 ? 'row' : 'rows'}, left out to keep this within GitHub's limit.\n\n`;
}
/** Collapsed under `title`, which is HTML; '' for an empty body. */
function fold(title, body) {
    return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}</details>\n\n`;
}
function byteLength(text) {
    return Buffer.byteLength(text);
}

;// CONCATENATED MODULE: ./src/report/requests.ts
// Every request id, one line each: Zenlayer's support asks for them.



const MAX_RESOURCES = 3;
/** A batch has one request id for many resources. */
function requestTable(results) {
    const requests = new Map();
    for (const result of results) {
        for (const request of result.requests) {
            const key = request.requestId ?? request;
            const known = requests.get(key);
            if (known === undefined)
                requests.set(key, { request, labels: [labelOf(result)] });
            else
                known.labels.push(labelOf(result));
        }
    }
    return {
        head: ['Call', 'Request id', 'Resource'],
        rows: [...requests.values()].map(({ request, labels }) => requestRow(request, labels)),
    };
}
function requestRow({ action, requestId, code }, labels) {
    const shown = labels.slice(0, MAX_RESOURCES).map(htmlIdentifier);
    const more = labels.length - shown.length;
    return tableRow([
        { html: shortName(action), nowrap: true },
        {
            html: `${requestId === null ? 'no answer' : htmlIdentifier(requestId)}${code === undefined ? '' : `<br>${htmlIdentifier(code)}`}`,
            nowrap: true,
        },
        { html: `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}` },
    ]);
}
/** `Terminate` for `TerminateInstance`: the resource shows the rest. */
function shortName(action) {
    return htmlIdentifier(/^[A-Z][a-z]+/.exec(action)?.[0] ?? action);
}

;// CONCATENATED MODULE: ./src/report/rows.ts
// The rows of the summary's tables: one resource each, or several with the same outcome for the same reason.






function rowOptions(results, { goal, now, requestIds }) {
    const dependents = new Map();
    for (const result of results) {
        const parent = tornDownWith(result);
        if (parent !== undefined)
            dependents.set(parent, [...(dependents.get(parent) ?? []), labelOf(result)]);
    }
    const waves = [
        ...new Set(results.flatMap(({ plan }) => (plan === undefined || plan.calls.length === 0 ? [] : [plan.wave]))),
    ];
    const numbers = new Map(waves.sort((a, b) => a - b).map((wave, index) => [wave, index + 1]));
    return { goal, now, requestIds, dependents, numbers };
}
function resultTable(results, options) {
    return tableOf(results.map((result) => [result]), options);
}
/** Resources with the same outcome for the same reason share a row. */
function groupedTable(results, options) {
    const groups = Map.groupBy(results, (result) => (isAlone(result) ? labelOf(result) : reasonOf(result)));
    return tableOf([...groups.values()], options);
}
function tableOf(groups, options) {
    return {
        head: ['Resource', 'Outcome', 'Took'],
        rows: groups.map((group) => resultRow(group, options)),
    };
}
/** Its row lists something of its own. */
function isAlone({ leaves = [] }) {
    return leaves.length > 0;
}
function reasonOf({ type, outcome, finalStatus, error, reason, expiresAt, plan }) {
    return JSON.stringify([type, outcome, finalStatus, error?.code, error?.message, reason, expiresAt, plan]);
}
function resultRow(group, options) {
    const longest = Math.max(...group.map(({ seconds }) => seconds));
    return tableRow([
        group.length === 1 ? nameCell(group) : groupCell(group),
        { html: `${outcomeOf(group, options).join('<br>')}${group.length === 1 ? '' : allOf(group)}` },
        { html: formatDuration(longest * 1000), nowrap: true, align: 'right' },
    ]);
}
/** A longer text may wrap, so that it does not push the rest off the page. */
const MAX_UNBROKEN = 48;
function nameCell([result]) {
    if (result === undefined)
        return { html: '' };
    const label = labelOf(result);
    return {
        html: `${htmlIdentifier(label)}${result.name === '' ? '' : `<br>${escapeMarkdown(result.name)}`}`,
        nowrap: Math.max(label.length, result.name.length) <= MAX_UNBROKEN,
    };
}
function groupCell(group) {
    const type = group[0]?.type ?? '';
    return { html: `${group.length} ${htmlIdentifier(type)}`, nowrap: true };
}
const MAX_LISTED = 1000;
/** The resources that share one row, collapsed. */
function allOf(group) {
    const ids = group.slice(0, MAX_LISTED).map(({ id }) => htmlIdentifier(id));
    const more = group.length - ids.length;
    return `<details><summary>All ${group.length}</summary>${ids.join('<br>')}${more > 0 ? `<br>and ${more} more` : ''}</details>`;
}
/** Statuses that add nothing to the outcome. */
const IMPLIED = {
    destroyed: ['gone'],
    recycled: ['RECYCLE', 'RECYCLED'],
};
/** In lines: the outcome with the last status, then why. */
function outcomeOf(group, { requestIds, dependents }) {
    const [result] = group;
    if (result === undefined)
        return [];
    const { outcome, error, expiresAt, reason, leaves = [] } = result;
    return [
        `${OUTCOMES[outcome].icon} ${outcome}${statusOf(result)}`,
        ...(outcome === 'scheduled' && expiresAt !== undefined ? [`until ${escapeMarkdown(expiresAt)}`] : []),
        ...errorLines(error, requestIds && group.length === 1),
        ...(reason === undefined ? [] : [prose(reason)]),
        ...listed('along with', asList(tornDownWith(result))),
        ...listed('torn down with it:', dependents.get(labelOf(result)) ?? []),
        ...listed('⚠️ left behind, still charged:', leaves),
    ];
}
function statusOf({ outcome, finalStatus }) {
    const isImplied = finalStatus === null || IMPLIED[outcome]?.includes(finalStatus) === true;
    return isImplied ? '' : ` (${escapeMarkdown(finalStatus)})`;
}
/** A failure in lines: the code, what came back, what to do. */
function errorLines(error, withId) {
    if (error === undefined)
        return [];
    const { code, message, requestId, hint } = error;
    return [
        htmlIdentifier(code),
        escapeMarkdown(message),
        ...(requestId === null || !withId ? [] : [`Request id<br>${htmlIdentifier(requestId)}`]),
        ...(hint === undefined ? [] : [prose(hint)]),
    ];
}
function asList(label) {
    return label === undefined ? [] : [label];
}
function listed(words, labels) {
    return labels.length === 0 ? [] : [`${words}<br>${listOf(labels)}`];
}
const MAX_LINES = 8;
/** One per line, so that no id is broken. */
function listOf(labels) {
    return labels.map(htmlIdentifier).join(labels.length > MAX_LINES ? ', ' : '<br>');
}
/** For a dry run, with everything that a reviewer needs. */
function planTable(results, options) {
    return {
        head: ['#', 'Resource', 'Plan', 'About it'],
        rows: results.map((result) => planRow(result, options)),
    };
}
function planRow(result, options) {
    const { plan } = result;
    const number = plan === undefined || plan.calls.length === 0 ? undefined : options.numbers.get(plan.wave);
    return tableRow([
        { html: number === undefined ? '–' : String(number), align: 'right' },
        nameCell([result]),
        { html: rows_planOf(result, plan, options).join('<br>') },
        { html: aboutOf(result, options.now).join('<br>') },
    ]);
}
function rows_planOf(result, plan, options) {
    if (result.outcome !== 'planned' || plan === undefined)
        return outcomeOf([result], options);
    const { error, leaves = [] } = result;
    const { note = '' } = plan;
    const expected = plan.outcome ?? options.goal;
    const { words, good } = EXPECTED[expected];
    // The note may name them already.
    const unsaid = (labels) => labels.filter((label) => !note.includes(label));
    const noCall = result.with === undefined ? ['no call'] : [];
    return [
        `${good ? '' : `${OUTCOMES[expected].icon} `}${words('its expiry')}`,
        ...(plan.calls.length > 0 ? [listOf(plan.calls)] : noCall),
        ...(note === '' ? [] : [prose(note)]),
        ...errorLines(error, options.requestIds),
        ...listed('along with', unsaid(asList(tornDownWith(result)))),
        ...listed('to be torn down with it:', unsaid(options.dependents.get(labelOf(result)) ?? [])),
        ...listed('⚠️ leaves behind, still charged:', leaves),
    ];
}
const MAX_TAGS = 8;
function aboutOf({ initialStatus, expiresAt, about }, now) {
    const { createdAt, chargeType, zone, tags = {} } = about ?? {};
    const age = createdAt === undefined ? undefined : now - Date.parse(createdAt);
    const pairs = Object.entries(tags).map(([key, value]) => escapeMarkdown(value === '' ? key : `${key}=${value}`));
    const facts = [
        ...(initialStatus === null ? [] : [escapeMarkdown(initialStatus)]),
        ...(age === undefined || age < 0 ? [] : [`${formatDuration(age)} old`]),
        ...(chargeType === undefined ? [] : [escapeMarkdown(chargeType)]),
        ...(zone === undefined ? [] : [escapeMarkdown(zone)]),
    ];
    return [
        ...(facts.length === 0 ? [] : [facts.join(', ')]),
        ...(expiresAt === undefined ? [] : [`until ${escapeMarkdown(expiresAt.slice(0, 10))}`]),
        ...(pairs.length === 0 ? [] : [(0,src_text/* firstOf */.Ku)(pairs, MAX_TAGS)]),
    ];
}

;// CONCATENATED MODULE: ./src/report/summary.ts
// The job summary and the comment. What needs attention comes first.












/**
 * GitHub drops a summary of more than 1 MiB as a whole (GitHub's documentation of workflow commands), and all the
 * summaries of a step share it. Rows are left out before that.
 */
const MAX_BYTES = 1_000_000;
/** Beyond this, what reached the goal is counted by kind, and its rows are collapsed. */
const MAX_ROWS = 25;
/** Beyond this, further rows that need attention are collapsed. */
const MAX_ATTENTION_ROWS = 12;
/** Maximum number of rows for a plan that a guard refused. */
const MAX_REFUSED = 50;
/** For the headings, collapsed sections and notes around the tables. */
const MARGIN_BYTES = 2000;
function renderSummary(input, maxBytes = MAX_BYTES) {
    const { results, timelines = [], settings } = input;
    const gantt = renderGantt(timelines);
    const foot = renderSettings(settings);
    const room = maxBytes - byteLength(gantt) - byteLength(foot) - MARGIN_BYTES;
    const body = renderBody(input, { maxBytes: room, foldsGood: results.length > MAX_ROWS, requestIds: true });
    const requests = requestTable(results);
    const ids = renderTable(requests, room - byteLength(body));
    return `${body}${gantt}${fold(`Request ids (${requests.rows.length})`, ids)}${foot}`;
}
/** Without request ids, diagram and settings: the job summary has them. */
function renderComment(input, maxBytes) {
    return renderBody(input, { maxBytes: maxBytes - MARGIN_BYTES, foldsGood: true, requestIds: false });
}
/** Written to the file that the runner names. Neither a runner without summaries nor a full disk is a reason to fail. */
async function writeSummary(markdown) {
    if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') {
        debug('No job summary was written: the runner names no file for it.');
        return;
    }
    try {
        await summary.addRaw(markdown, true).write();
    }
    catch (error) {
        warning(escapeCommands(`The job summary could not be written. ${explain(error)}`));
    }
}
function renderBody(input, { maxBytes, foldsGood, requestIds }) {
    const { title, verdict, results, now = Date.now() } = input;
    const head = [
        `## ${verdict.mark} ${escapeMarkdown(title)}\n\n**${escapeMarkdown(verdict.headline)}**\n\n`,
        renderRefusal(verdict, results),
        renderLeftBehind(verdict.leftBehind),
        renderUnlisted(verdict.unlisted),
        renderUndated(verdict.undated),
    ].join('');
    const shown = results.filter((result) => !isOfRefusedPlan(result, verdict));
    const options = rowOptions(shown, { goal: verdict.goal, now, requestIds });
    return `${head}${renderResults(shown, { options, foldsGood, maxBytes: maxBytes - byteLength(head) })}`;
}
const MAX_LEFT_BEHIND = 20;
/** At the top: nothing in this run deletes these. */
function renderLeftBehind(leftBehind) {
    if (leftBehind.length === 0)
        return '';
    const rows = leftBehind
        .slice(0, MAX_LEFT_BEHIND)
        .map(({ type, id, name }) => `- ${escapeMarkdown(type)} ${htmlIdentifier(id)}${name === undefined ? '' : ` ${escapeMarkdown(name)}`}`);
    const more = leftBehind.length - rows.length;
    const rest = more > 0 ? [`- … and ${more} more; the output \`left-behind\` lists them all`] : [];
    return `**Left behind:** the tag service still lists these, and no outcome accounts for them.\n\n${[...rows, ...rest].join('\n')}\n\n`;
}
/** One table; or what needs attention, then the counts of the rest with their rows collapsed. */
function renderResults(results, { options, foldsGood, maxBytes }) {
    const sorted = inOrder(results);
    const isPlan = results.some(({ plan }) => plan !== undefined);
    const table = isPlan ? planTable : resultTable;
    if (!foldsGood)
        return renderTable(table(sorted, options), maxBytes);
    const attention = sorted.filter(needsAttention);
    const good = sorted.filter((result) => !needsAttention(result));
    const grouped = isPlan ? planTable(attention, options) : groupedTable(attention, options);
    const [first, rest] = [grouped.rows.slice(0, MAX_ATTENTION_ROWS), grouped.rows.slice(MAX_ATTENTION_ROWS)];
    let text = renderTable({ ...grouped, rows: first }, maxBytes);
    text += fold(`${rest.length} more rows like these`, renderTable({ ...grouped, rows: rest }, maxBytes - byteLength(text)));
    if (good.length > MAX_ROWS)
        text += renderCounts(good);
    return text + fold(foldTitle(good), renderTable(table(good, options), maxBytes - byteLength(text)));
}
/** `✅ 8 destroyed, ✅ 1 already` */
function foldTitle(results) {
    const groups = Map.groupBy(results, ({ outcome }) => outcome);
    return [...groups]
        .map(([outcome, group]) => `${OUTCOMES[outcome].icon} ${group.length} ${outcome}`)
        .join(', ');
}
/** By kind. */
function renderCounts(results) {
    const groups = Map.groupBy(results, ({ type, outcome }) => `${type} ${outcome}`);
    const rows = [...groups.values()].flatMap((group) => {
        const [first] = group;
        if (first === undefined)
            return [];
        const { outcome, type } = first;
        return tableRow([
            { html: `${group.length}`, align: 'right' },
            { html: htmlIdentifier(type), nowrap: true },
            { html: `${OUTCOMES[outcome].icon} ${outcome}` },
        ]);
    });
    return renderTable({ head: ['Count', 'Kind', 'Outcome'], rows }, Infinity);
}
function inOrder(results) {
    return results.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.plan?.wave ?? 0) - (b.plan?.wave ?? 0));
}
function isOfRefusedPlan({ error }, { refusal }) {
    return refusal !== undefined && error?.code === refusal.code;
}
/** The guard, the number and the first resources: two hundred rows would add nothing. */
function renderRefusal(verdict, results) {
    const { refusal } = verdict;
    if (refusal === undefined)
        return '';
    const refused = results.filter((result) => isOfRefusedPlan(result, verdict));
    const labels = refused.slice(0, MAX_REFUSED).map((result) => htmlIdentifier(labelOf(result)));
    const more = refused.length - labels.length;
    // One per line, so that no id is broken.
    const list = `${labels.join('<br>')}${more > 0 ? `<br>and ${more} more` : ''}\n\n`;
    const hint = refusal.hint === undefined ? '' : ` ${prose(refusal.hint)}`;
    const title = `The plan that ${guardOf(refusal)} refused (${refused.length})`;
    return `${htmlIdentifier(refusal.code)}: ${prose(refusal.message)}${hint}\n\n${labels.length === 0 ? '' : fold(title, list)}`;
}
function renderUnlisted(unlisted) {
    const rows = unlisted.map(({ type, failure }) => tableRow([
        { html: htmlIdentifier(type), nowrap: true },
        { html: errorLines(failure, true).join('<br>') },
    ]));
    return renderTable({ head: ['Not listed', 'Why'], rows }, Infinity);
}
const MAX_UNDATED = 50;
function renderUndated(undated) {
    if (undated.length === 0)
        return '';
    return `Not selected, because their age is unknown: ${(0,src_text/* firstOf */.Ku)(undated.map(htmlIdentifier), MAX_UNDATED)}.\n\n`;
}
function renderSettings(settings) {
    if (settings.length === 0)
        return '';
    const rows = settings.map(([name, value]) => tableRow([{ html: escapeMarkdown(name), nowrap: true }, { html: escapeMarkdown(value) }]));
    return fold('Settings', renderTable({ head: ['Input', 'Value'], rows }, Infinity));
}

;// CONCATENATED MODULE: ./src/report/no-run.ts
// The report of a run without resources: the inputs are invalid or name nothing, or the run failed before it began.







const INVALID_INPUTS = 'Invalid inputs; no API calls were made.';
/** The problems come first, so that no later error hides them. */
async function reportProblems(problems, place) {
    for (const { input, message } of problems)
        error(escapeCommands(`Input ${input}: ${message}`), { title: 'Invalid input' });
    await write(place, { ...invalid(problems), outcome: 'failure' });
    line(`❌ ${INVALID_INPUTS}`);
}
/** Every problem, as in the log. */
function renderProblems(title, problems) {
    return render(title, invalid(problems));
}
/** For the comment: the run failed before it could tear down anything. */
function renderNoRun(title, headline) {
    return render(title, { mark: '❌', headline, body: '' });
}
function invalid(problems) {
    const list = problems.map(({ input, message }) => `- \`${input}\`: ${prose(message)}\n`);
    return { mark: '❌', headline: INVALID_INPUTS, body: list.join('') };
}
async function reportBroken(error, place) {
    reportCrash(error);
    await write(place, {
        mark: '❌',
        headline: 'Internal error.',
        outcome: 'failure',
        body: 'The log has the details.\n',
    });
}
const CAUSES = 'Common causes: the job that should have listed them was cancelled or skipped, or its output was dropped because it contained a masked value. (Input if-empty.)';
const MARKS = { success: '✅', warn: '⚠️', error: '❌' };
async function reportEmpty(inputs, place) {
    const { ifEmpty, dryRun } = inputs;
    const text = `${whatIsEmpty(inputs)} ${CAUSES}`;
    if (ifEmpty === 'error')
        error(text);
    else if (ifEmpty === 'warn')
        warning(text);
    else
        line(text);
    const headline = 'Nothing to tear down: no ids were given.';
    await write(place, {
        mark: MARKS[ifEmpty],
        headline,
        outcome: ifEmpty === 'error' ? 'failure' : dryRun ? 'planned' : 'success',
        body: '',
    });
    line(`${MARKS[ifEmpty]} ${headline}`);
    return ifEmpty === 'error' ? 1 : 0;
}
/** An empty list names nothing. With criteria, it does not turn into a selection of everything that matches them. */
function whatIsEmpty({ emptyLists }) {
    const lists = emptyLists.map((name) => `\`${name}\``).join(' and ');
    return emptyLists.length > 0
        ? `No ids were given: the list in ${lists} is empty, so nothing is selected by the criteria either. To select by them, leave ${lists} unset.`
        : 'No ids were given: `ids` and `resources` are both empty, and none of `tags`, `name` and `resource-group-id` is set.';
}
async function write({ title, folder }, content) {
    await succeeds(() => {
        setEmptyOutputs(content.outcome, content.headline, folder);
    });
    await succeeds(() => writeSummary(render(title, content)));
}
function render(title, { mark, headline, body }) {
    const head = `## ${mark} ${escapeMarkdown(title)}\n\n**${escapeMarkdown(headline)}**\n`;
    return body === '' ? head : `${head}\n${body}`;
}

;// CONCATENATED MODULE: ./src/report/sentence.ts
// What happened to one resource, as a sentence: the resource, what was attempted, what came back, what to do.

/** With its name, where it has one: people know their resources by it. */
function titleOf(result) {
    return result.name === '' ? labelOf(result) : `${labelOf(result)} (${result.name})`;
}
function troubleOf(result) {
    const { outcome, error, finalStatus } = result;
    if (outcome === 'scheduled') {
        const when = result.expiresAt === undefined ? 'it expires' : `it expires (${result.expiresAt})`;
        const status = finalStatus === null ? '' : `${finalStatus} and `;
        return `${titleOf(result)} is a subscription. Its renewal is cancelled, and it is ${status}charged until ${when}.`;
    }
    if (error === undefined)
        return `${titleOf(result)} is ${outcome}${finalStatus === null ? '' : ` (last status ${finalStatus})`}.`;
    return `${titleOf(result)} ${outcome === 'pending' ? 'is pending' : 'failed'}: ${failureText(error)}`;
}
/** `It is in use. [RESOURCE_IN_USE] Request id X. Tear down what uses it first.` */
function failureText({ code, message, requestId, hint }) {
    const request = requestId === null ? '' : ` Request id ${requestId}.`;
    return `${message} [${code}]${request}${hint === undefined ? '' : ` ${hint}`}`;
}
/** By id, since what is left behind is charged until somebody deletes it. */
function leftBehind(result) {
    const { leaves = [] } = result;
    const [was, stays, is] = leaves.length === 1 ? ['was', 'stays', 'is'] : ['were', 'stay', 'are'];
    return `${leaves.join(', ')} ${was} attached to ${titleOf(result)}, ${stays} behind and ${is} still charged.`;
}
/** `lacking`: what the API does not report for these kinds, so that none of their resources can be selected by it. */
function notSearched(types, lacking, cascade) {
    const more = cascade ? '' : ' With cascade: true, those inside a VPC are torn down with it.';
    return `Not searched, because the API reports no ${lacking} for them: ${types.join(', ')}.${more}`;
}

;// CONCATENATED MODULE: ./src/report/verdict.ts
// From the results to an outcome, a headline and an exit code. Pure: the log, the outputs and the summary all use it.


function reachVerdict(results, options) {
    const { ifMissing, dryRun, unlisted, undated, refusal } = options;
    const of = (group) => results.filter((result) => countsAs(result, ifMissing) === group);
    const [succeeded, pending, failed] = [of('succeeded'), of('pending'), of('failed')];
    const cutShort = options.cancelled && pending.length + unlisted.length > 0;
    const policy = nothingFound(results, options) ? options.ifNothingSelected : undefined;
    const left = options.leftBehind.length > 0 ? options.ifLeftBehind : undefined;
    const unauditedPolicy = verdict_isUnknown(options) ? options.ifLeftBehind : undefined;
    const policies = [policy, left, unauditedPolicy];
    const violated = policies.filter((value) => value === 'error').length;
    const unfinished = pending.length + failed.length + unlisted.length + violated;
    const planned = results.filter((result) => result.outcome === 'planned');
    const outcome = () => {
        if (cutShort)
            return 'cancelled';
        if (unfinished > 0)
            return succeeded.length + planned.length > 0 ? 'partial' : 'failure';
        return dryRun ? 'planned' : 'success';
    };
    const warned = policies.includes('warn') || undated.length > 0 || isWarned(results, options);
    return {
        outcome: outcome(),
        failed: unfinished > 0,
        mark: unfinished > 0 ? '❌' : warned ? '⚠️' : '✅',
        headline: headlineOf(results, {
            ...options,
            cancelled: cutShort,
            isLeftUnknown: unauditedPolicy !== undefined,
        }),
        succeededResults: succeeded,
        pendingResults: pending,
        failedResults: failed,
        ...{ goal: options.goal, unlisted, undated, refusal },
        ...{ leftBehind: options.leftBehind, ifLeftBehind: options.ifLeftBehind },
        ...{ unaudited: options.unaudited, unauditedPolicy },
    };
}
/** Nothing was to be left, and the tag service, which the key may query, has not confirmed that. */
function verdict_isUnknown({ unaudited, goal, dryRun }) {
    return unaudited !== undefined && !unaudited.isForbidden && goal === 'destroyed' && !dryRun;
}
/** A selection that read every list and found nothing in them. */
function nothingFound(results, { unlisted }) {
    return results.length === 0 && unlisted.length === 0;
}
/** Without those that the sweep had to keep: they were not left behind by mistake. */
function foundBySweep(results) {
    return results.filter(({ outcome }) => OUTCOMES[outcome].group !== 'kept');
}
function countsAs({ outcome }, ifMissing) {
    return outcome === 'missing' && ifMissing === 'error' ? 'failed' : OUTCOMES[outcome].countsAs;
}
/** Whether something needs attention, even if everything succeeded. */
function isWarned(results, { sweep }) {
    const needsLook = ({ outcome, plan, leaves = [] }) => OUTCOMES[outcome].warns ||
        leaves.length > 0 ||
        (plan?.outcome !== undefined && !EXPECTED[plan.outcome].good);
    return results.some(needsLook) || (sweep && foundBySweep(results).length > 0);
}

;// CONCATENATED MODULE: ./src/report/annotations.ts
// Annotations on the page of the run. GitHub shows ten of each level per step, so what exceeds that is summarized in one.







const MAX_PER_LEVEL = 10;
/** GitHub truncates an annotation at 4096 characters. */
const annotations_MAX_LENGTH = 4000;
function annotate(verdict, results, options) {
    const printAll = (level, policy, others) => {
        const first = aboutTheRun(verdict, options, policy);
        print(level, [...first, ...others(MAX_PER_LEVEL - first.length)]);
    };
    // Each level with the policy that it stands for.
    printAll(error, 'error', (max) => errors(verdict, max));
    printAll(warning, 'warn', (max) => warnings(verdict, results, options, max));
    printAll(notice, 'success', (max) => notices(options, max));
}
/** What concerns no single resource comes first, and always has room. */
function aboutTheRun({ leftBehind, ifLeftBehind, unaudited, unauditedPolicy = 'success' }, { nothing }, policy) {
    return [
        ...(nothing?.policy === policy ? [{ text: nothing.text }] : []),
        ...(leftBehind.length > 0 && ifLeftBehind === policy ? [leftBehindAnnotation(leftBehind)] : []),
        ...(unaudited !== undefined && unauditedPolicy === policy ? [unauditedAnnotation(unaudited)] : []),
    ];
}
function leftBehindAnnotation(leftBehind) {
    const labels = (0,src_text/* firstOf */.Ku)(leftBehind.map(({ type, id }) => `${type} ${id}`), 20);
    return {
        title: `${leftBehind.length} left behind`,
        text: `The tag service still lists ${labels}, and no outcome of this run accounts for ${leftBehind.length === 1 ? 'it' : 'them'}. Delete what is left in the console, or with the tool that created it. (Input if-left-behind.)`,
    };
}
function unauditedAnnotation({ failure: { code, message, requestId }, isForbidden }) {
    const why = failureText({ code, message, requestId });
    const advice = isForbidden
        ? 'Grant the access key the permission zrm:DescribeResources to have this checked.'
        : 'Run again to have this checked. (Input if-left-behind.)';
    return { text: `It is unknown whether anything else is left: ${why} ${advice}` };
}
function print(level, annotations) {
    for (const { title, text } of annotations) {
        if (title === undefined)
            level(shorten(text));
        else
            level(shorten(text), { title: shorten(title) });
    }
}
/** One annotation per item. Beyond `max`, the last one is `rest` of the items without their own. */
function capped(items, max, one, rest) {
    const single = items.length > max ? items.slice(0, max - 1) : items;
    const others = items.slice(single.length);
    return [...single.map(one), ...(others.length === 0 ? [] : [rest(others)])];
}
function errors({ failedResults, pendingResults, unlisted, refusal }, max) {
    const lists = unlistedErrors(unlisted);
    const guarded = failedResults.filter(({ error }) => refusal !== undefined && error?.code === refusal.code);
    const guard = refusal === undefined
        ? []
        : [
            {
                title: `${guardOf(refusal)} refused the plan`,
                text: [refusal.message, refusal.hint ?? ''].join(' ').trim(),
            },
        ];
    const troubles = [...failedResults.filter((result) => !guarded.includes(result)), ...pendingResults];
    return [...lists, ...guard, ...troubleErrors(troubles, max - lists.length - guard.length)];
}
/** One message per reason: what prevents the listing of one kind usually prevents that of all. At most half of the limit. */
function unlistedErrors(unlisted) {
    const reasons = Map.groupBy(unlisted, ({ failure: { code, message } }) => `${code} ${message}`);
    const annotations = [...reasons.values()].map((group) => {
        const types = group.map(({ type }) => type).join(', ');
        const [{ failure }] = group;
        return {
            title: group.length === 1 ? `${types} not listed` : `${group.length} kinds not listed`,
            text: `${failureText(failure)} The list of ${types} is incomplete.`,
        };
    });
    return capped(annotations, MAX_PER_LEVEL / 2, (annotation) => annotation, (rest) => ({ title: `${rest.length} more reasons`, text: rest.map(({ text }) => text).join(' ') }));
}
function troubleErrors(troubles, max) {
    const [first] = troubles;
    if (first === undefined)
        return [];
    // A reason that all have in common, such as a wrong key, is one message.
    if (troubles.length > 1 && troubles.every(({ error }) => isSameError(error, first.error))) {
        return [
            {
                title: `${troubles.length} resources ${outcomesOf(troubles)} for the same reason`,
                text: `${troubleOf(first)} The same applies to ${labelsOf(troubles.slice(1))}.`,
            },
        ];
    }
    return capped(troubles, max, (result) => ({ title: `${labelOf(result)} ${result.outcome}`, text: troubleOf(result) }), (rest) => ({
        title: `${rest.length} more`,
        text: `${rest.length} more did not reach the goal: ${labelsOf(rest)}.`,
    }));
}
function outcomesOf(results) {
    return [...new Set(results.map(({ outcome }) => outcome))].join(' or ');
}
function isSameError(a, b) {
    return (a !== undefined &&
        b !== undefined &&
        a.code === b.code &&
        a.requestId === b.requestId &&
        // Where no answer came, only the message distinguishes reasons.
        (a.requestId !== null || a.message === b.message));
}
/** What is still charged comes first, listed by id. */
function warnings({ undated }, results, { ifMissing, sweep }, max) {
    const missing = results.filter(({ outcome }) => outcome === 'missing');
    const found = sweep ? foundBySweep(results) : [];
    const once = [
        ...(missing.length > 0 && ifMissing === 'warn'
            ? [{ text: `Not found: ${labelsOf(missing)}. ${IF_MISSING}` }]
            : []),
        ...(undated.length > 0 ? [undatedWarning(undated)] : []),
        ...(found.length > 0 ? [sweepWarning(found)] : []),
    ];
    const charged = results.filter(({ outcome, leaves = [] }) => leaves.length > 0 || outcome === 'scheduled');
    return [
        ...capped(charged, max - once.length, (result) => ({ text: stillCharged(result) }), (rest) => ({ text: `Still charged as well: ${(0,src_text/* firstOf */.Ku)(rest.flatMap(chargedIds), 60)}.` })),
        ...once,
    ];
}
function stillCharged(result) {
    const { outcome, leaves = [] } = result;
    return [
        ...(outcome === 'scheduled' ? [troubleOf(result)] : []),
        ...(leaves.length > 0 ? [leftBehind(result)] : []),
    ].join(' ');
}
function chargedIds(result) {
    return [...(result.outcome === 'scheduled' ? [labelOf(result)] : []), ...(result.leaves ?? [])];
}
const IF_MISSING = 'They are already gone, never existed, or are not visible to this access key. Check the ids if you expected them. (Input if-missing.)';
function undatedWarning(undated) {
    return {
        title: `${undated.length} of unknown age`,
        text: `Not selected, because the API reports no readable creation time: ${(0,src_text/* firstOf */.Ku)(undated, 60)}. They meet all other criteria: tear them down by id if they are old enough.`,
    };
}
function sweepWarning(found) {
    return {
        title: `The sweep found ${(0,src_text/* countOf */.pq)(found.length, 'resource')}`,
        text: `Found ${labelsOf(found)}. These are older than \`older-than\`: check why they were left behind.`,
    };
}
function notices({ unusedRules }, max) {
    return capped(unusedRules, max, unusedRule, (rest) => ({
        text: `${rest.length} more rules matched nothing: ${(0,src_text/* firstOf */.Ku)(rest, 20)}.`,
    }));
}
function unusedRule(rule) {
    return { text: `The rule ${rule} matched nothing in this run. Check its spelling if it should have.` };
}
function labelsOf(results) {
    return (0,src_text/* firstOf */.Ku)(results.map(labelOf), 20);
}
function shorten(text) {
    const safe = escapeCommands(text);
    // Not within a surrogate pair.
    return safe.length > annotations_MAX_LENGTH ? `${safe.slice(0, annotations_MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…` : safe;
}

;// CONCATENATED MODULE: ./src/report/settings.ts
// The inputs as the action understood them, for the summary. None of them is a secret.




/** A longer value would fill the page. */
const MAX_VALUE = 500;
function settingsOf(inputs) {
    const { selectFrom = [], criteria, guards } = inputs;
    const unsearchable = unsearchableKinds(selectFrom, criteria).map(({ type }) => type);
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
        ['not searched (no tags or no group)', unsearchable.join(', ')],
    ];
    return [
        ...given.flatMap(([name, value = '']) => value === '' ? [] : [[name, (0,src_text/* plainText */.wh)(String(value), MAX_VALUE)]]),
        ['endpoint', inputs.origin],
        ['destroy', String(inputs.goal === 'destroyed')],
        ['cascade', String(inputs.cascade)],
        ['wait', String(inputs.wait)],
        ['wait-timeout', formatDuration(inputs.waitTimeoutMs)],
        ['poll-interval', formatDuration(inputs.pollIntervalMs)],
        ['concurrency', String(inputs.concurrency)],
        ['dry-run', String(inputs.dryRun)],
        ['if-missing', inputs.ifMissing],
        ['if-empty', inputs.ifEmpty],
        ['if-left-behind', inputs.ifLeftBehind],
    ];
}
function isAll(words) {
    return ALL_TYPES.every((all) => words.some(({ type }) => type === all));
}

;// CONCATENATED MODULE: ./src/report/report.ts
// The report of a run: outputs, summary, annotations and the last lines of the log. If one of them cannot be written, the
// others still are.











/** Outputs and summary come first, however the run ended. `complete`: whether everything could be written. */
async function report(input) {
    const { inputs, results, timelines, reason, folder } = input;
    const verdict = verdictOf(input);
    const settings = settingsOf(inputs);
    const written = [
        await succeeds(() => {
            const { shown } = setOutputs(verdict, results, folder);
            if (shown !== 'all')
                line(`${shown} The file named by results-file has everything.`);
        }),
        await succeeds(() => writeSummary(renderSummary({ title: inputs.title, verdict, results, timelines, settings }))),
        await succeeds(() => {
            annotate(verdict, results, annotateOptions(input, verdict, settings));
        }),
    ];
    if (reason?.type === 'crashed')
        reportCrash(reason.error);
    printLastLines(verdict, results);
    return { verdict, complete: !written.includes(false) };
}
function verdictOf({ inputs, results, unlisted, undated, reason, audit }) {
    return reachVerdict(results, {
        ...{ ifMissing: inputs.ifMissing, goal: inputs.goal, dryRun: inputs.dryRun, unlisted, undated },
        cancelled: reason?.type === 'cancelled',
        refusal: reason?.type === 'guarded' ? reason.failure : undefined,
        ifNothingSelected: selects(inputs) ? inputs.ifNothingSelected : undefined,
        sweep: isSweep(inputs),
        leftBehind: audit !== undefined && 'found' in audit ? audit.found : [],
        unaudited: audit !== undefined && 'failure' in audit ? audit : undefined,
        ifLeftBehind: inputs.ifLeftBehind,
    });
}
function selects({ selectFrom }) {
    return selectFrom !== undefined;
}
/** A selection by age looks for resources that should be gone already. */
function isSweep(inputs) {
    return selects(inputs) && inputs.criteria.olderThanMs !== undefined;
}
function annotateOptions({ inputs, results, unusedRules }, verdict, settings) {
    const isNothing = selects(inputs) && nothingFound(results, verdict);
    return {
        ...{ ifMissing: inputs.ifMissing, sweep: isSweep(inputs), unusedRules },
        nothing: isNothing ? { policy: inputs.ifNothingSelected, text: nothingSelected(settings) } : undefined,
    };
}
/** The headline is the very last line of the log. */
function printLastLines(verdict, results) {
    for (const result of results) {
        const parent = tornDownWith(result);
        const is = result.outcome === 'planned' ? 'would be' : 'is';
        if (parent !== undefined)
            line(`${labelOf(result)} ${is} torn down with ${parent}.`);
        if (result.leaves !== undefined && result.leaves.length > 0)
            line(leftBehind(result));
    }
    if (verdict.pendingResults.length > 0)
        line(remainder(verdict.pendingResults));
    line(`${verdict.mark} ${verdict.headline}`);
}
function remainder(pending) {
    return `Still pending: ${(0,src_text/* firstOf */.Ku)(pending.map(labelOf), 20)}. The output pending lists them all, in the form that the input resources takes.`;
}
const CRITERIA = ['resource-type', 'tags', 'name', 'resource-group-id', 'older-than'];
function nothingSelected(settings) {
    const given = settings.filter(([name]) => CRITERIA.includes(name));
    return `No resource matches the inputs: ${given.map(([name, value]) => `${name} ${value}`).join(', ')}. Check them if something should have matched. (Input if-empty.)`;
}

;// CONCATENATED MODULE: ./src/report/event-lines.ts
// The events of a run in words, for the log.




const SHOWN_IDS = 3;
const event_lines_MAX_LISTED = 10;
function leftOutLine({ type }, kept) {
    const named = kept.map(({ id, belongsTo }) => `${type}/${id} belongs to ${belongsTo ?? 'another resource'}`);
    return `${type}  ${kept.length} left out: ${(0,src_text/* firstOf */.Ku)(named, event_lines_MAX_LISTED)}`;
}
function appearedLine(found) {
    const matches = found.length === 1 ? 'resource matches' : 'resources match';
    return `${found.length} more ${matches} the inputs now: ${(0,src_text/* firstOf */.Ku)(found, event_lines_MAX_LISTED)}`;
}
function cascadedLine(vpc, contents) {
    return `${vpc}  ${contents.length} inside, included in the teardown: ${(0,src_text/* firstOf */.Ku)(contents, event_lines_MAX_LISTED)}`;
}
function auditedLine(unknown) {
    const labels = unknown.map(({ type, id }) => `${type} ${id}`);
    return `Listed by the tag service only: ${(0,src_text/* firstOf */.Ku)(labels, event_lines_MAX_LISTED)}.`;
}
/** For debugging: both statuses, and the write that may have caused the change. */
function changeLine({ label, requests }, from, to) {
    const write = requests.at(-1);
    return [label, from === undefined ? to : `${from} -> ${to}`, write?.action, write?.requestId]
        .filter((part) => part !== undefined && part !== null)
        .join('  ');
}
function changeText({ requests }, from, to) {
    const write = requests.at(-1);
    return `${from} -> ${to}${write === undefined ? '' : ` after ${write.action}`}`;
}
function typeOf(resource) {
    return resource.kind?.type ?? resource.type;
}
/** `vm-instance/vm-1  RUNNING -> RECYCLING`, or `vm-instance: 30 RUNNING -> RECYCLING (vm-1, vm-2, vm-3 and 27 more)`. */
function aboutAll(type, resources, text) {
    const [first] = resources;
    if (resources.length === 1 && first !== undefined)
        return `${first.label}  ${text}`;
    return `${type}: ${resources.length} ${text} (${idsOf(resources)})`;
}
function idsOf(resources) {
    return (0,src_text/* firstOf */.Ku)(resources.map(({ id }) => id), SHOWN_IDS);
}
function refusalText({ action, status, code = '' }) {
    return status === null ? `${action} got no answer: ${code}` : `${action} refused: ${status} ${code}`;
}
/** Undefined if the changes of status and the headline show it already. */
function event_lines_endOf({ outcome, lastStatus = '', error, exclusionReason = '', }) {
    if (outcome === undefined || QUIET.has(outcome))
        return undefined;
    // A refused plan is reported once, for all of them.
    if (error !== undefined && isGuardCode(error.code))
        return undefined;
    const { group } = OUTCOMES[outcome];
    if (group === 'kept')
        return `${outcome}: ${exclusionReason}`;
    if (group === 'unfinished')
        return `${outcome}: ${error?.message ?? 'no reason known'}`;
    return lastStatus === '' ? outcome : `${outcome}  ${lastStatus}`;
}
const QUIET = new Set(['recycled', 'destroyed', 'planned']);
/** For debugging: an outcome that needs no line of its own. */
function outcomeLine({ label, outcome, error }) {
    return `${label}  ${outcome ?? ''}${error === undefined ? '' : `: ${error.code}`}`;
}
/** `12 vm-instance RECYCLING for 2m 10s (vm-1, vm-2, vm-3 and 9 more)`, by kind and status. */
function outstanding(open, now) {
    const groups = Map.groupBy(open, (resource) => `${typeOf(resource)} ${resource.status ?? 'not found yet'}${resource.waitsFor === undefined ? '' : `, after ${resource.waitsFor.label}`}`);
    const texts = [...groups].map(([text, group]) => {
        const since = Math.max(0, ...group.map(({ movedAt }) => now - movedAt));
        return `${group.length} ${text} for ${formatDuration(since)} (${idsOf(group)})`;
    });
    return (0,src_text/* firstOf */.Ku)(texts, 8);
}

;// CONCATENATED MODULE: ./src/report/plan-lines.ts
// The plan, as lines of the log.

const WORDS = {
    unbind: 'to unbind and terminate',
    terminate: 'to terminate',
    release: 'to release from the recycle bin',
    wait: 'in progress',
    done: 'already at the goal',
    protected: 'protected',
    skipped: 'skipped',
    failed: 'failed',
    none: 'not found yet',
};
/** `Plan for 3 resources: 2 to terminate, 1 protected.` */
function planLine(plan, dryRun) {
    const steps = tally(plan.map(({ resource, step }) => WORDS[wordFor(resource.outcome) ?? step ?? 'none']));
    const resources = (0,src_text/* countOf */.pq)(plan.length, 'resource');
    return `Plan for ${resources}: ${steps}.${dryRun ? ' Dry run: nothing will be changed.' : ''}`;
}
function wordFor(outcome) {
    return outcome === 'protected' || outcome === 'skipped' || outcome === 'failed' ? outcome : undefined;
}
/** `In this order: private-connect, then port.`; undefined where nothing waits for anything. */
function orderLine(plan) {
    const waves = [...wavesOf(plan)];
    if (waves.length < 2)
        return undefined;
    const names = waves.map(([, steps]) => [...new Set(steps.map(({ resource }) => resource.kind?.type ?? ''))].join(', '));
    return `In this order: ${names.join('; then ')}.`;
}
/** What would be called comes first, then what would be left alone. Numbered from 1. */
function planLines(plan) {
    const due = [...wavesOf(plan)].flatMap(([, steps], index) => steps.map(({ resource, step, plan: { calls, note } }) => {
        const wait = step === 'wait' ? 'wait, then ' : '';
        const more = note === undefined ? '' : ` (${note})`;
        return `${index + 1}. ${resource.title}  ${resource.status ?? ''}  ${wait}${calls.join(', then ')}${more}`;
    }));
    const rest = plan
        .filter((step) => step.plan.calls.length === 0)
        .map(({ resource, step }) => {
        const { title, outcome, status, exclusionReason, error } = resource;
        const why = exclusionReason ?? error?.message;
        return `-  ${title}  ${status ?? 'not found'}  ${outcome ?? (step === 'wait' ? 'in progress' : '')}${why === undefined ? '' : `: ${why}`}`;
    });
    return [...due, ...rest];
}
/** Those with calls to make, by their wave. The waves of a plan need not start at 1. */
function wavesOf(plan) {
    const due = plan.filter((step) => step.plan.calls.length > 0);
    return Map.groupBy(due.toSorted((a, b) => a.plan.wave - b.plan.wave), (step) => step.plan.wave);
}
/** `3 RUNNING, 1 STOPPED` */
function tally(words) {
    return [...Map.groupBy(words, (word) => word)].map(([word, all]) => `${all.length} ${word}`).join(', ');
}

;// CONCATENATED MODULE: ./src/report/coalescer.ts
// Equal events within a short time become one line: sixty equal changes are one change of sixty resources.
/** Holds events back for at most `windowMs`. `until` cancels the timer. */
function createCoalescer(clock, windowMs, until) {
    const events = new Map();
    let flushed = new AbortController();
    function flush() {
        flushed.abort();
        const held = [...events.values()];
        events.clear();
        for (const { items, render } of held)
            render(items);
    }
    function startWindow() {
        flushed = new AbortController();
        const { signal } = flushed;
        void clock.sleep(windowMs, AbortSignal.any([signal, until])).then(() => {
            if (!signal.aborted && !until.aborted)
                flush();
        });
    }
    return {
        flush,
        add(key, items, render) {
            if (events.size === 0)
                startWindow();
            const event = events.get(key);
            if (event === undefined)
                events.set(key, { items: [...items], render });
            else
                event.items.push(...items);
        },
    };
}

;// CONCATENATED MODULE: ./src/report/request-lines.ts
// The requests of a run with their ids, several on a line.


/** A request id is held back for at most this long, so that several share a line. */
const REQUEST_WINDOW_MS = 200;
const REQUESTS_PER_LINE = 4;
/** Printed as they arrive, so that they are in the log even if the process is killed. */
function createRequestLines(clock, until, print) {
    const coalescer = createCoalescer(clock, REQUEST_WINDOW_MS, until);
    const held = new Map();
    return {
        flush: coalescer.flush,
        add(resources, request) {
            const answer = request.code === undefined ? `${request.action} accepted` : refusalText(request);
            coalescer.add(answer, [requestOf(resources, request)], (all) => {
                held.delete(answer);
                print(`${answer}  ${all.join(', ')}`);
            });
            const count = (held.get(answer) ?? 0) + 1;
            held.set(answer, count);
            if (count >= REQUESTS_PER_LINE || resources.length > 1)
                coalescer.flush();
        },
    };
}
/** With the id of every resource: no other place of the log has them all. */
function requestOf(resources, { requestId }) {
    const [first] = resources;
    const id = requestId ?? '(no request id)';
    if (first === undefined || resources.length === 1)
        return `${first?.label ?? ''} ${id}`;
    return `${id} for ${resources.length} ${typeOf(first)}: ${resources.map((resource) => resource.id).join(' ')}`;
}

;// CONCATENATED MODULE: ./src/report/printer.ts
// Decides when a line of the log is printed: equal events share a line, and request ids are in a group.




/** Equal events within this time are one line. */
const WINDOW_MS = 1000;
function createPrinter(clock) {
    const ended = new AbortController();
    const fold = createFold('Request ids');
    const events = createCoalescer(clock, WINDOW_MS, ended.signal);
    const requests = createRequestLines(clock, ended.signal, fold.inside);
    return {
        request: requests.add,
        say(text) {
            events.flush();
            requests.flush();
            fold.outside(text);
        },
        sayOf(resources, text) {
            for (const [type, group] of Map.groupBy(resources, typeOf)) {
                events.add(`${type} ${text}`, group, (all) => {
                    requests.flush();
                    fold.outside(aboutAll(type, all, text));
                });
            }
        },
        end() {
            events.flush();
            requests.flush();
            fold.end();
            ended.abort();
        },
    };
}

;// CONCATENATED MODULE: ./src/report/refusals.ts
// Refusals: a repeated one is printed once, and then counted.

function createRefusals() {
    const seen = new Set();
    const again = new Map();
    const isNew = (key, text = key) => {
        if (!seen.has(key)) {
            seen.add(key);
            return true;
        }
        again.set(text, (again.get(text) ?? 0) + 1);
        return false;
    };
    return {
        isNew: (text) => isNew(text),
        firstTime: (resources, answer) => resources.filter((resource) => isNew(`${resource.label} ${answer}`, `${typeOf(resource)}  ${answer}`)),
        repeated() {
            const lines = [...again].map(([text, count]) => `${text} (${count} more ${count === 1 ? 'time' : 'times'})`);
            again.clear();
            return lines;
        },
    };
}

;// CONCATENATED MODULE: ./src/report/tally.ts
// How far the run has come.

function createTally(goal) {
    /** By `type/id`. */
    const outcomes = new Map();
    const word = goal === 'destroyed' ? 'gone' : 'in the recycle bin';
    return {
        settled({ label, outcome }) {
            if (outcome !== undefined)
                outcomes.set(label, outcome);
        },
        text(open) {
            const still = new Set(open.map(({ label }) => label));
            const settled = [...outcomes].flatMap(([label, outcome]) => (still.has(label) ? [] : [outcome]));
            const arrived = settled.filter((outcome) => OUTCOMES[outcome].group === 'arrived').length;
            const failed = settled.filter((outcome) => outcome === 'failed').length;
            return `${arrived} of ${settled.length + still.size} ${word}${failed === 0 ? '' : `, ${failed} failed`}`;
        },
    };
}

;// CONCATENATED MODULE: ./src/report/run-log.ts
// The log during a run: the plan, every change that matters, refusals, and what is still outstanding. Request ids are
// printed in a group as they arrive.








function createLog(options) {
    const printer = createPrinter(options.clock);
    return { ...createFindings(printer, options), ...createProgress(printer, options) };
}
/** What was found, and what is planned. */
function createFindings({ say }, { dryRun, cascade }) {
    return {
        listed({ type }, matches, listed) {
            const text = `${type}  ${matches} selected of ${listed} listed`;
            if (listed === 0)
                log_debug(text);
            else
                say(text);
        },
        notSearched(kinds, lacking) {
            const types = kinds.map(({ type }) => type);
            say(notSearched(types, lacking, cascade));
        },
        leftOut(kind, kept) {
            say(leftOutLine(kind, kept));
        },
        appeared(found) {
            say(appearedLine(found));
        },
        cascaded(vpc, contents) {
            say(cascadedLine(vpc, contents));
        },
        audited(unknown) {
            if (unknown.length > 0)
                say(auditedLine(unknown));
        },
        planned(plan) {
            if (plan.length > 0)
                printPlan(plan, dryRun, say);
        },
    };
}
/** A longer plan is collapsed. */
const MAX_PLAN_LINES = 25;
function printPlan(plan, dryRun, say) {
    say(planLine(plan, dryRun));
    const order = orderLine(plan);
    if (order !== undefined)
        say(order);
    // Otherwise the calls themselves show it.
    if (!dryRun)
        return;
    const details = createFold('The plan, resource by resource');
    for (const text of planLines(plan)) {
        if (plan.length > MAX_PLAN_LINES)
            details.inside(text);
        else
            line(text);
    }
    details.end();
}
/** The progress of the run: answers, changes, outcomes and counts. */
function createProgress({ say, sayOf, request, end }, { goal, clock, deadline }) {
    const refusals = createRefusals();
    const tally = createTally(goal);
    return {
        refused({ message }) {
            say(message);
        },
        unchecked({ id }, found, { type, describe }, { code }) {
            say(`${id}  found as ${found.type}; ${type} could not be checked: ${describe.action} ${code}`);
        },
        answered(resources, answered) {
            request(resources, answered);
            if (answered.code === undefined)
                return;
            const text = refusalText(answered);
            sayOf(refusals.firstTime(resources, text), text);
        },
        changed(resource, from, to) {
            log_debug(changeLine(resource, from, to));
            // The first status of a resource is part of the plan.
            if (from !== undefined)
                sayOf([resource], changeText(resource, from, to));
        },
        lookUnanswered({ type, describe }, reason) {
            const text = `${type}  ${describe.action} gave no usable answer, retrying: ${reason}`;
            if (refusals.isNew(text))
                say(text);
        },
        settled(resource) {
            tally.settled(resource);
            const text = event_lines_endOf(resource);
            if (text === undefined)
                log_debug(outcomeLine(resource));
            else
                sayOf([resource], text);
        },
        waiting(open, elapsedMs) {
            const left = formatDuration(Math.max(0, deadline - clock.now()));
            say(`${tally.text(open)} after ${formatDuration(elapsedMs)}; ${left} of wait-timeout left.`);
            say(`Waiting for ${outstanding(open, clock.now())}.`);
            refusals.repeated().forEach(say);
        },
        end() {
            refusals.repeated().forEach(say);
            end();
        },
    };
}

;// CONCATENATED MODULE: ./src/report/index.ts
// What people and later steps read.








;// CONCATENATED MODULE: ./src/notify.ts
// Notifies GitHub of the result of a run. It runs after the report and never changes the verdict.







/** GitHub takes 65 536 characters (REST API, issue comments); the rest is for the link to the run. */
const MAX_COMMENT_BYTES = 60_000;
/** The runner ends a cancelled run 7.5 s after it has asked it to stop. */
const WITHIN_MS = { cancelled: 3000, else: 30_000 };
/** After a teardown. */
async function notifyOfTeardown(inputs, run, context) {
    const { github, title } = inputs;
    const { verdict, results, failed } = run;
    await notify(github, context, () => ({
        title,
        body: renderComment({ title, verdict: failed ? failedOf(verdict) : verdict, results }, MAX_COMMENT_BYTES),
        failed,
        deactivation: deactivationAfter(run, inputs),
    }));
}
/**
 * After a run that failed before it could tear down anything, such as one with invalid inputs: the comment of an
 * earlier run must not go on saying that all is well.
 */
async function notifyOfNoRun(headline, read, context) {
    // Inputs may be invalid: those that can be read are used.
    const reader = createReader(read, () => undefined);
    const title = readTitle(reader);
    await notify(readGitHub(reader), context, () => ({
        title,
        body: renderNoRun(title, headline),
        failed: true,
        deactivation: { due: false, reason: 'nothing was torn down' },
    }));
}
/** The step may fail although no resource did, such as when the report could not be written. */
function failedOf(verdict) {
    return { ...verdict, failed: true, mark: '❌' };
}
async function notify(inputs, { env, cancelled }, describe) {
    if (!inputs.comment && inputs.deactivateEnvironment === undefined)
        return;
    try {
        // Evaluated only where it is asked for.
        const { notifyGitHub } = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(218), __nccwpck_require__.e(306)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3306));
        const withinMs = cancelled.aborted ? WITHIN_MS.cancelled : WITHIN_MS.else;
        const { done, warnings } = await notifyGitHub({ inputs, env, cancelled, withinMs, ...describe() });
        for (const text of done)
            line(text);
        for (const text of warnings)
            warning(escapeCommands(text));
    }
    catch (error) {
        warning(escapeCommands(`GitHub was not notified: ${(0,src_text/* messageOf */.bD)(error)}`));
    }
}
/** The deployments become inactive only where nothing is left that belongs to them. */
function deactivationAfter({ verdict, results, failed }, { dryRun }) {
    const reason = reasonAgainst(verdict, results, { dryRun, failed });
    return reason === undefined ? { due: true } : { due: false, reason };
}
const NOT_FOUND = new Set(['missing', 'skipped']);
const notify_MAX_LISTED = 5;
function reasonAgainst(verdict, results, { dryRun, failed }) {
    if (dryRun)
        return 'a dry run changes nothing';
    const tagged = verdict.leftBehind.map(({ type, id }) => `${type} ${id}`);
    if (tagged.length > 0)
        return `the tag service still lists ${(0,src_text/* firstOf */.Ku)(tagged, notify_MAX_LISTED)}`;
    if (verdict.unauditedPolicy !== undefined)
        return 'it is unknown whether anything else is left';
    if (failed || verdict.outcome !== 'success')
        return 'not everything is torn down';
    if (results.every(({ outcome }) => NOT_FOUND.has(outcome)))
        return 'nothing was found to tear down';
    const scheduled = results.filter(({ outcome }) => outcome === 'scheduled').map(labelOf);
    if (scheduled.length > 0)
        return `${(0,src_text/* firstOf */.Ku)(scheduled, notify_MAX_LISTED)} will exist until expiry`;
    const left = results.flatMap(({ leaves = [] }) => leaves);
    if (left.length > 0)
        return `${(0,src_text/* firstOf */.Ku)(left, notify_MAX_LISTED)} stayed behind`;
    return undefined;
}

;// CONCATENATED MODULE: ./src/main.ts
// The run from end to end: inputs, teardown, report.











/** Identifies this action to Zenlayer, as the Terraform provider identifies itself. */
const REQUEST_CLIENT = 'zenlayer-teardown-action';
/** For one request. A write without an answer is followed by a read, and never repeated without it. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Reads in flight, in addition to the writes: enough for the other kinds while a service with 18 of them hangs. */
const READS_IN_FLIGHT = 64;
/** Runs the action; the result is the process's exit code. */
async function run(options) {
    try {
        const code = await begin(options);
        // An uncaught exception, after the run was asked to stop.
        return options.crashed.aborted ? 1 : code;
    }
    catch (error) {
        await reportBroken(error, placeFor(options.env));
        await notifyOfNoRun('The action failed with an internal error.', readInput, options);
        return 1;
    }
}
async function begin(options) {
    const { env } = options;
    // Before a single line is printed.
    for (const form of secretsIn(readInput, env).flatMap(zenlayer/* secretForms */.eo))
        setSecret(form);
    const parsed = parseInputs(readInput, env);
    if ('problems' in parsed) {
        await reportProblems(parsed.problems, placeFor(env));
        await notifyOfNoRun(INVALID_INPUTS, readInput, options);
        return 1;
    }
    const { inputs } = parsed;
    if (inputs.targets.length > 0 || inputs.selectFrom !== undefined)
        return tearDown(inputs, options);
    const code = await reportEmpty(inputs, placeFor(env));
    if (code === 1)
        await notifyOfNoRun('No ids were given; nothing was torn down.', readInput, options);
    return code;
}
function readInput(name) {
    return getInput(name);
}
/** Outputs, summary and annotations come before GitHub is notified; the exit code comes last. */
async function tearDown(inputs, options) {
    const { env, clock = zenlayer/* systemClock */.ml } = options;
    const stop = createStop(clock, inputs.waitTimeoutMs);
    stopOn(options, stop);
    line(`${INPUTS.title.default}: ${heading(inputs)}`);
    const ended = await execute(inputs, { ...options, clock, stop });
    const { reason } = stop;
    const { verdict, complete } = await report({ inputs, ...ended, reason, folder: folderFor(env) });
    const failed = verdict.failed || reason?.type === 'crashed' || !complete;
    await notifyOfTeardown(inputs, { verdict, results: ended.results, failed }, options);
    return failed ? 1 : 0;
}
async function execute(inputs, options) {
    const { clock, random = Math.random, createTransport = zenlayer/* createLazyTransport */.yU, stop } = options;
    const transport = createTransport({
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
        limiter: (0,zenlayer/* createRateLimiter */.x)({ clock, writes: inputs.concurrency, reads: READS_IN_FLIGHT }),
        stop,
        requestClient: REQUEST_CLIENT,
        onAttempt: logAttempt,
    });
    const listener = createLog({ ...inputs, clock, deadline: clock.now() + inputs.waitTimeoutMs });
    const { waitTimeoutMs: budgetMs } = inputs;
    const ended = await runRounds({ ...inputs, client, clock, random, stop, listener, budgetMs });
    stop.end();
    listener.end();
    // Not waited for: a connection that does not close must not delay the report.
    transport.close().catch(() => undefined);
    // Skip the diagram for large runs.
    return ended.results.length > MAX_TIMELINES ? { ...ended, timelines: [] } : ended;
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
/** The runner empties it after each job. */
function folderFor(env) {
    const folder = env['RUNNER_TEMP'] ?? '';
    return folder === '' ? (0,external_node_os_namespaceObject.tmpdir)() : folder;
}
/** For a report without inputs: the title may be read even where others are invalid. */
function placeFor(env) {
    return { title: readTitle(createReader(readInput, () => undefined)), folder: folderFor(env) };
}
function heading({ targets, selectFrom, dryRun, goal }) {
    const resources = (0,src_text/* countOf */.pq)(targets.length, 'resource');
    const what = selectFrom === undefined ? resources : 'resources that match the inputs';
    const task = goal === 'destroyed' ? `destroy ${what}` : `move ${what} to the recycle bin`;
    return dryRun ? `dry run: ${task}` : task;
}


/***/ }),

/***/ 8992:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   sw: () => (/* binding */ defined),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   wh: () => (/* binding */ plainText),
/* harmony export */   zk: () => (/* binding */ isHeaderText)
/* harmony export */ });
// Strings from outside are data: active characters (line breaks, escapes, bidi controls) are removed on entry.
/**
 * Control characters, line and paragraph separators, and Unicode's direction and invisible marks
 * (categories Cc and Cf, U+2028, U+2029), and halves of surrogate pairs.
 */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** `value` on one line, without active characters, of at most `max` characters; a cut shows as an ellipsis. */
function plainText(value, max) {
    // Cut before cleaning, so that the cost depends on `max` alone. By code point, so that no character is split.
    const characters = Array.from(value.slice(0, max * 2 + 2));
    const kept = characters.length > max ? [...characters.slice(0, max - 1), '…'] : characters;
    return oneLine(kept.join(''));
}
/** `a, b, c and 7 more`: at most `max` of `items`. */
function firstOf(items, max) {
    const shown = items.slice(0, max).join(', ');
    return items.length > max ? `${shown} and ${items.length - max} more` : shown;
}
/** The whole of `value` on one line, without active characters. */
function oneLine(value) {
    return value.replace(ACTIVE, ' ');
}
/** `1 resource`, `2 resources` */
function countOf(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** What was thrown, in words. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
/** Visible ASCII: fit for a header, and unable to break out of it. */
function isHeaderText(text) {
    return /^[\x21-\x7e]+$/.test(text);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** `fields` without those that are undefined, for a type whose fields are optional. */
function defined(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
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
// The ways in which a call can fail.
/** Codes for failures outside the API. The first three are those of the official Python SDK. */
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
    /** Whether the error comes from the API itself rather than from the network, or from something in front of the API. */
    get fromApi() {
        return !LOCAL.has(this.code);
    }
    /** The same failure, but final. */
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
/** Why no answer came. `sent`: whether the server may have received the request. */
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
/** The code of an attempt that was in flight when the run ended. */
const STOPPED = 'STOPPED';
/** The run was stopped (time is up, or it was cancelled) before the call ended. */
class StoppedError extends Error {
    name = 'StoppedError';
    code = STOPPED;
    /** The last failure before that: of the call itself, or the one that made it wait. */
    last;
    constructor(last) {
        super('The run was stopped before the call ended.');
        this.last = last;
    }
}
/**
 * Codes in the spelling of the API. The Go SDK's constants write `Invalid.Instance.Not.Found` where the
 * documentation and the API write `INVALID_INSTANCE_NOT_FOUND`.
 */
function normaliseCode(code) {
    return code.trim().replaceAll('.', '_').toUpperCase();
}
/** The call was not sent: its subject may have changed while it waited. */
class NotDueError extends Error {
    name = 'NotDueError';
    /** The failure of the attempt before. */
    last;
    constructor(last) {
        super();
        this.last = last;
    }
}


/***/ }),

/***/ 9877:
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
  x: () => (/* reexport */ createRateLimiter),
  lY: () => (/* reexport */ createRedactor),
  g$: () => (/* reexport */ errors/* normaliseCode */.g$),
  eo: () => (/* reexport */ secretForms),
  ml: () => (/* reexport */ systemClock)
});

// EXTERNAL MODULE: ./src/text.ts
var src_text = __nccwpck_require__(8992);
// EXTERNAL MODULE: ./src/zenlayer/errors.ts
var errors = __nccwpck_require__(1867);
;// CONCATENATED MODULE: ./src/zenlayer/answer.ts
// From HTTP to meaning: an answer of the API, an error of the API, or something that is neither.


const THROTTLED = 'REQUEST_LIMIT_EXCEEDED';
const SIGNATURE_EXPIRED = 'AUTHFAILURE_SIGNATURE_EXPIRED';
/** Messages of the API are one sentence long. */
const MAX_MESSAGE = 500;
const MAX_REQUEST_ID = 128;
/**
 * `redactor` removes the secrets of the request from every string of the answer. `now`, in milliseconds since the
 * epoch, is for a Retry-After that is a date, where the answer has no date of its own.
 *
 * @throws CallError unless it is clearly a success: a success is never guessed.
 */
function readAnswer(action, http, redactor, now) {
    const foreign = notTheApi(action, http);
    if (foreign !== undefined)
        throw foreign;
    const body = parseObject(http.body, redactor);
    if (body === undefined)
        throw unreadable(action, http, undefined, redactor, now);
    const requestId = requestIdOf(body);
    const code = codeOf(body);
    const ok = http.status >= 200 && http.status < 300;
    if (ok && code === undefined && (0,src_text/* isRecord */.u4)(body['response'])) {
        return {
            status: http.status,
            requestId: requestId ?? requestIdOf(body['response']),
            response: body['response'],
        };
    }
    if (code === undefined)
        throw unreadable(action, http, requestId, redactor, now);
    const message = typeof body['message'] === 'string' ? (0,src_text/* plainText */.wh)(body['message'], MAX_MESSAGE) : '';
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
/** Zenlayer's codes for errors on its own side ("Common error codes"). */
const SERVER_TROUBLE = new Set([
    'INTERNAL_SERVER_ERROR',
    'SERVICE_TEMPORARY_UNAVAILABLE',
    'REQUEST_TIMED_OUT',
]);
/** The API is behind a CDN, which sometimes answers itself. The official Python SDK distinguishes the same two cases. */
function notTheApi(action, { status, headers }) {
    const base = { action, status, effect: 'none', transient: false };
    if (status === 403 && headers['cf-mitigated'] === 'challenge') {
        return new errors/* CallError */.RA({
            ...base,
            code: errors/* LOCAL_CODES */.vF.challenge,
            message: 'The network in front of the API requires a browser security challenge (HTTP 403); the request did not reach the API.',
            hint: "Use a runner whose address Zenlayer's network accepts (self-hosted, or with a fixed address), or ask Zenlayer support.",
        });
    }
    if (status === 451) {
        return new errors/* CallError */.RA({
            ...base,
            code: errors/* LOCAL_CODES */.vF.blocked,
            message: 'The network in front of the API blocked the request by a security policy (HTTP 451); the request did not reach the API.',
            hint: 'Ask Zenlayer support why requests from this address are blocked.',
        });
    }
    if (status >= 300 && status < 400) {
        return new errors/* CallError */.RA({
            ...base,
            code: errors/* LOCAL_CODES */.vF.redirect,
            message: `The endpoint answered with a redirect (HTTP ${status}), which is not followed: signed requests are sent only to the endpoint.`,
            hint: 'Check the input `endpoint`.',
        });
    }
    return undefined;
}
function unreadable(action, http, requestId, redactor, now) {
    const { status, headers } = http;
    const type = (0,src_text/* plainText */.wh)(redactor.redact(headers['content-type'] ?? 'no content type'), 60);
    const throttled = status === 429;
    // The request was refused before it reached the API, and would be refused again.
    const refused = status >= 400 && status < 500 && status !== 408;
    return new errors/* CallError */.RA({
        action,
        status,
        requestId,
        code: throttled ? THROTTLED : errors/* LOCAL_CODES */.vF.unreadable,
        message: `The response does not come from the Zenlayer API: HTTP ${status}, ${type}.`,
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
function parseObject(body, redactor) {
    let value;
    try {
        value = JSON.parse(body);
    }
    catch {
        return undefined;
    }
    if (!(0,src_text/* isRecord */.u4)(value))
        return undefined;
    // Without a backslash, a secret can only occur unescaped, so most answers need no second pass.
    if (body.includes('\\') || redactor.occursIn(body))
        redactStrings(value, redactor);
    return value;
}
/** In place, and without recursion: an answer of 16 MiB may have eight million values, or be a million levels deep. */
function redactStrings(root, redactor) {
    const containers = [root];
    for (let container = containers.pop(); container !== undefined; container = containers.pop()) {
        const parts = container;
        for (const key in parts) {
            const part = parts[key];
            if (typeof part === 'string')
                parts[key] = redactor.redact(part);
            // A null is one without parts.
            else if (typeof part === 'object')
                containers.push(part);
        }
    }
}
function codeOf(body) {
    const code = body['code'];
    const text = typeof code === 'string' ? (0,errors/* normaliseCode */.g$)((0,src_text/* plainText */.wh)(code, 100)) : '';
    return text === '' ? undefined : text;
}
function requestIdOf(body) {
    const id = body['requestId'];
    return typeof id === 'string' && id !== '' ? (0,src_text/* plainText */.wh)(id, MAX_REQUEST_ID) : undefined;
}

;// CONCATENATED MODULE: ./src/zenlayer/redact.ts
// Removes secrets from text that comes from outside, in case a server returns what it was sent: unencoded, and in the
// encodings that servers and gateways use when they quote a request.
/** A shorter text may occur in an id or a status by chance. */
const MIN_LENGTH = 8;
const REPLACEMENT = '***';
/** `texts` are removed as they are; use `secretForms` for the encodings of a secret. */
function createRedactor(texts) {
    // The longest first: a whole header rather than the signature in it.
    const forms = [...new Set(texts)]
        .filter(({ length }) => length >= MIN_LENGTH)
        .sort((a, b) => b.length - a.length);
    const minLength = forms.at(-1)?.length ?? Infinity;
    let pattern;
    const occursIn = (text) => forms.some((form) => text.includes(form));
    return {
        redact(text) {
            if (text.length < minLength)
                return text;
            pattern ??= new RegExp(forms.map(escapeRegExp).join('|'), 'g');
            return text.replace(pattern, REPLACEMENT);
        },
        occursIn,
        with(more, unbroken) {
            let made;
            const all = () => (made ??= createRedactor([...forms, ...more()]));
            return {
                redact: (text) => all().redact(text),
                occursIn: (text) => occursIn(text) || (hasRun(text, unbroken) && all().occursIn(text)),
                with: (others, theirs) => all().with(others, theirs),
            };
        },
    };
}
/** Whether `length` characters follow each other without whitespace or double quotes. Most of the text need not be read. */
function hasRun(text, length) {
    let read = 0;
    for (let end = length; end <= text.length;) {
        let at = end - 1;
        while (at >= read && !breaksRun(text.charCodeAt(at)))
            at -= 1;
        if (at < read)
            return true;
        // No run goes beyond this break, and what lies between it and the end has none.
        read = end;
        end = at + 1 + length;
    }
    return false;
}
function breaksRun(code) {
    return code <= 0x20 || code === 0x22;
}
/** The secret itself first, then its common encodings, each once. None of an empty secret. */
function secretForms(secret) {
    if (secret === '')
        return [];
    const encoded = ENCODINGS.flatMap((encode) => encode(secret.toWellFormed()));
    return [...new Set([secret, ...encoded.filter(({ length }) => length >= MIN_LENGTH)])];
}
const ENCODINGS = [hex, base64, urlEncoded, jsonEscaped, htmlEscaped];
function hex(secret) {
    const digits = Buffer.from(secret).toString('hex');
    return [digits, digits.toUpperCase()];
}
/** Inside a longer text, such as `id:password`, a secret may begin at any of three positions within a group of bytes. */
function base64(secret) {
    const bytes = Buffer.from(secret);
    return [0, 1, 2].flatMap((before) => {
        // The characters that depend on the neighbours of the secret are left out.
        const from = Math.ceil((before * 8) / 6);
        const to = Math.floor(((before + bytes.length) * 8) / 6);
        const text = Buffer.concat([Buffer.alloc(before), bytes])
            .toString('base64')
            .slice(from, to);
        return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
    });
}
function urlEncoded(secret) {
    const component = encodeURIComponent(secret);
    const form = new URLSearchParams({ '': secret }).toString().slice(1);
    const every = [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    const lowerCase = (text) => text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
    return [component, lowerCase(component), form, lowerCase(form), every, every.toUpperCase()];
}
function jsonEscaped(secret) {
    const escape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const text = JSON.stringify(secret).slice(1, -1);
    const every = secret.replace(/[^]/g, escape);
    return [
        text,
        // As Go and PHP escape what may mean something in HTML.
        text.replace(/[&<>]/g, escape),
        text.replaceAll('/', '\\/'),
        every,
        every.replace(/[a-f]/g, (digit) => digit.toUpperCase()),
    ];
}
function htmlEscaped(secret) {
    const code = (character) => character.charCodeAt(0);
    const hexadecimal = (character) => `&#x${code(character).toString(16)};`;
    return [
        secret.replace(/[&<>"']/g, (character) => NAMED[character] ?? character),
        secret.replace(/[&<>"']/g, (character) => NUMBERED[character] ?? character),
        secret.replace(/[&<>"']/g, hexadecimal),
        secret.replace(/[^]/g, (character) => `&#${code(character)};`),
        secret.replace(/[^]/g, hexadecimal),
        secret.replace(/[^]/g, (character) => `&#x${code(character).toString(16).toUpperCase()};`),
    ];
}
const AMPERSAND_AND_TAGS = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** As PHP and Python write quotes, or as Go does. */
const NAMED = { ...AMPERSAND_AND_TAGS, '"': '&quot;', "'": '&#x27;' };
const NUMBERED = { ...AMPERSAND_AND_TAGS, '"': '&#34;', "'": '&#39;' };
function escapeRegExp(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./src/zenlayer/signature.ts
// How a request is authenticated: ZC2-HMAC-SHA256 with an access key, or a bearer token.
// Source: "API signature" in Zenlayer's API reference; its worked example is a test vector.

const SIGNATURE_METHOD = 'ZC2-HMAC-SHA256';
/** In hexadecimal digits. */
const SIGNATURE_LENGTH = 64;
/** The value of the `Authorization` header. `host` is as sent over the wire, with the port when it is not the default. */
function authorization(credential, request) {
    if (credential.type === 'token')
        return `Bearer ${credential.token}`;
    const signature = sign(credential.password, request);
    return `${SIGNATURE_METHOD} Credential=${credential.id}, SignedHeaders=content-type;host, Signature=${signature}`;
}
/** The signature in the value of an `Authorization` header; undefined for a token. */
function signatureIn(header) {
    return header.split('Signature=')[1];
}
/** The lower-case hexadecimal signature of a POST. */
function sign(password, { host, contentType, body, timestamp }) {
    // The canonical URI is "/" and the query empty, whatever the path: every official client signs that way.
    // The header block ends in a line feed of its own, hence the empty line after it.
    const canonical = [
        'POST',
        '/',
        '',
        `content-type:${contentType}\nhost:${host}\n`,
        'content-type;host',
        (0,external_node_crypto_.hash)('sha256', body),
    ].join('\n');
    const toSign = [SIGNATURE_METHOD, timestamp, (0,external_node_crypto_.hash)('sha256', canonical)].join('\n');
    return (0,external_node_crypto_.createHmac)('sha256', password).update(toSign).digest('hex');
}

;// CONCATENATED MODULE: ./src/zenlayer/transport-failure.ts
// Turns the reason why no answer came into an error of the call.

/** `message`: that of `error`, fit to be shown. */
function toFailure(action, error, message) {
    if (error.reason === 'stopped')
        return new errors/* StoppedError */.Ko();
    return new errors/* CallError */.RA({ action, effect: error.sent ? 'unknown' : 'none', ...FIELDS[error.reason](message) });
}
const FIELDS = {
    timeout: (message) => ({ code: errors/* LOCAL_CODES */.vF.timeout, message, transient: true }),
    size: (message) => ({ code: errors/* LOCAL_CODES */.vF.unreadable, message, transient: false }),
    certificate: (message) => ({
        code: errors/* LOCAL_CODES */.vF.certificate,
        message: `The endpoint's certificate was not accepted: ${message}`,
        transient: false,
        hint: 'Check the input `endpoint` and the proxy. For a private certificate authority, set NODE_EXTRA_CA_CERTS.',
    }),
    network: (message) => ({
        code: errors/* LOCAL_CODES */.vF.network,
        message,
        transient: true,
        hint: 'Check the input `endpoint`, the network and HTTPS_PROXY of the runner.',
    }),
};

;// CONCATENATED MODULE: ./src/zenlayer/attempt.ts
// One attempt of a call: signed, sent, read, and reported whatever the result.





const CONTENT_TYPE = 'application/json';
function createAttempt(options, signingClock, state) {
    const { transport, host, credential, clock } = options;
    const credentialRedactor = createRedactor(secretForms(credential.type === 'key' ? credential.password : credential.token));
    function requestFor(operation) {
        const body = JSON.stringify(operation.body);
        const timestamp = signingClock.timestamp();
        return {
            path: `/api/v2/${operation.service}`,
            headers: {
                'content-type': CONTENT_TYPE,
                host,
                'x-zc-action': operation.action,
                'x-zc-version': operation.version,
                'x-zc-service': operation.service,
                'x-zc-request-client': options.requestClient,
                ...(credential.type === 'key'
                    ? { 'x-zc-timestamp': String(timestamp), 'x-zc-signature-method': SIGNATURE_METHOD }
                    : {}),
                authorization: authorization(credential, { host, contentType: CONTENT_TYPE, body, timestamp }),
            },
            body,
        };
    }
    function noteFailure(error, offsetMs, http) {
        if (error.code === SIGNATURE_EXPIRED)
            signingClock.correct(offsetMs, http?.headers['date']);
        return state.failed(error);
    }
    return async (operation, abandoned) => {
        const { action, write } = operation;
        const { offsetMs } = signingClock;
        const request = requestFor(operation);
        const redactor = credentialRedactor.with(() => proofIn(request), credential.type === 'key' ? SIGNATURE_LENGTH : 0);
        const at = clock.now();
        let http;
        let outcome;
        try {
            http = await transport.send(request, abandoned);
            state.answered();
            signingClock.observe(http.headers['date']);
            outcome = readAnswer(action, http, redactor, clock.now());
        }
        catch (error) {
            outcome = failureIn(action, error, redactor);
        }
        if (outcome instanceof errors/* CallError */.RA)
            outcome = noteFailure(outcome, offsetMs, http);
        return {
            outcome,
            record: {
                ...{ action, write, at, ms: clock.now() - at, status: http?.status },
                requestId: 'requestId' in outcome ? outcome.requestId : undefined,
                code: outcome instanceof Error ? outcome.code : undefined,
            },
        };
    };
}
/** The secrets of this one request: the header, and the signature in it in every form in which it may come back. */
function proofIn({ headers }) {
    const { authorization: header = '' } = headers;
    return [header, ...secretForms(signatureIn(header) ?? '')];
}
function failureIn(action, error, redactor) {
    if (error instanceof errors/* CallError */.RA)
        return error;
    if (!(error instanceof errors/* TransportError */.wX))
        throw error;
    return toFailure(action, error, redactor.redact(error.message));
}

;// CONCATENATED MODULE: ./src/zenlayer/endpoint-state.ts
// What earlier answers, or their absence, mean for later calls.
/**
 * Before the endpoint has ever answered, a connection that cannot be made is more likely a wrong name or a closed
 * network than an outage: half a minute of attempts, not the whole budget.
 */
const CONNECT_WITHIN_MS = 30_000;
/**
 * "Common error codes": the key or the token is unknown, or the signature was not made with its password. No other
 * code says so: a missing permission, for example, may concern one resource alone.
 */
const UNKNOWN_CREDENTIAL = new Set([
    'AUTHFAILURE_SIGNATURE_FAILURE',
    'AUTHFAILURE_INVALID_AUTHORIZATION',
]);
function createEndpointState(clock) {
    let hasAnswered = false;
    let unknownCredential;
    /** When an attempt first found the endpoint unreachable, while it has never answered. */
    let unreachedSince;
    return {
        get hasAnswered() {
            return hasAnswered;
        },
        get unknownCredential() {
            return unknownCredential;
        },
        answered() {
            hasAnswered = true;
        },
        failed(error) {
            if (UNKNOWN_CREDENTIAL.has(error.code))
                unknownCredential = error;
            if (hasAnswered || error.effect !== 'none')
                return error;
            unreachedSince ??= clock.now();
            return clock.now() - unreachedSince < CONNECT_WITHIN_MS ? error : error.asFinal();
        },
    };
}

;// CONCATENATED MODULE: ./src/zenlayer/opening-gate.ts
// Until the endpoint has answered once, calls are sent one by one: a wrong key should be reported once, not by every call.

/** How long the others wait for the first call, which may never be answered. */
const MAX_WAIT_MS = 3000;
function createOpeningGate(clock, isOpen) {
    /** Aborts when the first call is over. */
    let first;
    return {
        async pass(stopped, work) {
            if (!isOpen() && first !== undefined)
                await clock.sleep(MAX_WAIT_MS, AbortSignal.any([first, stopped]));
            // The run may have been stopped while this call waited.
            if (stopped.aborted)
                throw new errors/* StoppedError */.Ko();
            if (isOpen() || first !== undefined)
                return work();
            const over = new AbortController();
            first = over.signal;
            try {
                return await work();
            }
            finally {
                over.abort();
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/zenlayer/requested-waits.ts
// How long the API asks to wait (Retry-After), and how long the client waits.
//
// Up to a minute the request is honoured in full, and by all calls: such a wait is that of a rate limit. A longer one
// is more than a rate limit needs, and may be a mistake or malice: it must not stall the run. It counts as a refusal
// without a wait. The read that got it is repeated after a minute; the write is not, and other calls of the same
// action fail for the same reason until the minute is over, without being sent.
/** The longest wait at a time. */
const requested_waits_MAX_WAIT_MS = 60_000;
function isTooLong({ retryAfterMs = 0 }) {
    return retryAfterMs > requested_waits_MAX_WAIT_MS;
}
function createRequestedWaits(clock) {
    const writes = new Map();
    let shared;
    const current = (wait) => wait !== undefined && clock.now() < wait.until ? wait.error : undefined;
    return {
        throttled(operation, error) {
            const { retryAfterMs } = error;
            if (retryAfterMs === undefined)
                return undefined;
            const wait = { error, until: clock.now() + Math.min(retryAfterMs, requested_waits_MAX_WAIT_MS) };
            if (!isTooLong(error)) {
                shared = wait;
                return retryAfterMs;
            }
            if (operation.write)
                writes.set(nameOf(operation), wait);
            return undefined;
        },
        refusalOf: (operation) => (operation.write ? current(writes.get(nameOf(operation))) : undefined),
        reason: () => current(shared),
    };
}
/** Services share names of actions. */
function nameOf({ service, action }) {
    return `${service}:${action}`;
}

;// CONCATENATED MODULE: ./src/zenlayer/retry-policy.ts
// Which failed attempts are retried, and after how long.


function mayRetry({ error, operation, tries, maxTries, resigned }) {
    if (error.code === SIGNATURE_EXPIRED)
        return resigned;
    if (!error.transient || tries >= maxTries)
        return false;
    if (!operation.write)
        return true;
    return error.effect === 'none' && !isTooLong(error);
}
function pauseMs({ error, tries }, random) {
    if (error.code === SIGNATURE_EXPIRED)
        return 0;
    // A throttled call queues again like all others, and the rate limiter delays it, unless it has a wait of its own.
    if (error.throttled && !isTooLong(error))
        return 0;
    return Math.max(backoffMs(tries, random), Math.min(error.retryAfterMs ?? 0, requested_waits_MAX_WAIT_MS));
}
/** 1, 2, 4 … s as the official SDKs wait, at most 30, and up to half of it off, so that many do not come back at once. */
function backoffMs(tries, random) {
    return Math.min(30_000, 1000 * 2 ** (tries - 1)) * (1 - random() / 2);
}

;// CONCATENATED MODULE: ./src/zenlayer/signing-clock.ts
// The time that requests are signed with. It is corrected when the server says that this machine's clock is off.
function createSigningClock(clock) {
    let offset = 0;
    let corrected = false;
    /** How far the server's clock is behind this machine's. */
    let behindMs = 0;
    return {
        timestamp: () => Math.floor((clock.now() + offset) / 1000),
        get offsetMs() {
            return offset;
        },
        observe(date) {
            const server = Date.parse(date ?? '');
            if (!Number.isNaN(server))
                behindMs = Math.max(0, clock.now() - server);
        },
        correct(offsetMs, date) {
            const server = Date.parse(date ?? '');
            // Once per run: a second correction would chase a server whose own clock jumps.
            if (corrected || Number.isNaN(server) || offsetMs !== offset)
                return;
            offset = server - clock.now();
            corrected = true;
        },
        serverNow: () => clock.now() - behindMs,
    };
}

;// CONCATENATED MODULE: ./src/zenlayer/client.ts
// A call of the Zenlayer API: sent when the rate allows it, signed again for each attempt, and retried where that is safe.







function createClient(options) {
    const { clock, random, limiter, stop } = options;
    const { stopped } = stop;
    const signingClock = createSigningClock(clock);
    const state = createEndpointState(clock);
    const gate = createOpeningGate(clock, () => state.hasAnswered);
    const waits = createRequestedWaits(clock);
    const attempt = createAttempt(options, signingClock, state);
    /** One attempt, unless its result is known in advance. */
    async function send(operation, callOptions) {
        const refusal = state.unknownCredential ?? waits.refusalOf(operation);
        if (refusal !== undefined)
            throw refusal;
        const { outcome, record } = await attempt(operation, stop.abandoned);
        options.onAttempt?.(record);
        callOptions.onAttempt?.(record);
        if (outcome instanceof errors/* CallError */.RA && outcome.throttled)
            limiter.throttled(record.at, waits.throttled(operation, outcome));
        else if (record.status !== undefined)
            limiter.passed(record.at);
        if (outcome instanceof Error)
            throw outcome;
        return outcome;
    }
    /** Waits until the call may be sent, and sends it. */
    async function tryOnce(operation, callOptions) {
        let { offsetMs } = signingClock;
        try {
            const answer = await limiter.schedule(operation.write ? 'write' : 'read', stopped, () => {
                offsetMs = signingClock.offsetMs;
                if (callOptions.isDue?.() === false)
                    throw new errors/* NotDueError */.yl();
                return gate.pass(stopped, () => send(operation, callOptions));
            });
            if (answer === undefined)
                throw new errors/* StoppedError */.Ko(waits.reason());
            return answer;
        }
        catch (error) {
            if (!(error instanceof errors/* CallError */.RA))
                throw error;
            return { error, resigned: signingClock.offsetMs !== offsetMs };
        }
    }
    return {
        serverNow: () => signingClock.serverNow(),
        async call(operation, callOptions = {}) {
            const maxTries = callOptions.attempts ?? Infinity;
            let last;
            for (let tries = 1;; tries += 1) {
                const result = await tryOnce(operation, callOptions).catch((error) => {
                    if (error instanceof errors/* NotDueError */.yl)
                        throw new errors/* NotDueError */.yl(last);
                    throw error instanceof errors/* StoppedError */.Ko ? new errors/* StoppedError */.Ko(last ?? error.last) : error;
                });
                if (!('error' in result))
                    return result;
                const failed = { ...result, operation, tries, maxTries };
                if (!mayRetry(failed))
                    throw result.error;
                last = result.error;
                const pause = pauseMs(failed, random);
                if (pause > 0)
                    await clock.sleep(pause, stopped);
                if (stopped.aborted)
                    throw new errors/* StoppedError */.Ko(last);
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/zenlayer/clock.ts
// The time, for everything below main.ts: injected so that tests control it.
/** Node's timers have 31 bits; a longer delay would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** The machine's clock. Monotonic: setting the clock back during a run must not extend any time limit. */
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
// The transport, loaded with the first request: undici takes longer to load than everything else, and a run without
// requests does not need it. If its file cannot be loaded, that is an error of the request, reported like any other.

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
    const { createTransport } = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(490)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9490));
    return createTransport(options);
}
/** @throws TransportError when the run is stopped first: the disk may be slow. */
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

;// CONCATENATED MODULE: ./src/zenlayer/learned-rate.ts
// The number of calls per second that the API allows, learned from its refusals.
//
// No source states the limit. A refusal for coming too fast means that the allowance is used up at that moment. The
// calls answered since the previous refusal, divided by the time between the two, are the allowed rate. The run then
// stays a little below that rate, and raises it after a while without refusals.
/** Stay this far below the rate found: others may share the account's limit. */
const MARGIN = 0.95;
/** The time between two refusals that the rate is computed from; a shorter time shows nothing. */
const SPAN_MS = { min: 400, max: 30_000 };
/** One call in ten seconds. */
const MIN_PER_SECOND = 0.1;
/** Growth per second: while the rate is a first guess, once it is known, and after a quiet time without refusals. */
const GROWTH = { guessed: 1.3, known: 1.01, quiet: 1.15 };
/** Each refusal doubles the quiet time, so that probing costs less and less. */
const QUIET_MS = { first: 4000, max: 30_000 };
/** Faster than this client can send: the same as no limit. */
const UNLIMITED_PER_SECOND = 2000;
/** `initialPerSecond`: the first guess after the first refusal, unless more than that has just been answered. */
function createLearnedRate(initialPerSecond) {
    const answers = createAnswerTimes();
    let perSecond = Infinity;
    /** Whether the rate was found between two refusals, or is a guess after the first. */
    let known = false;
    let refusedAt = 0;
    let quietMs = QUIET_MS.first;
    let grownAt = 0;
    let lastIdleAt = 0;
    function grow(now) {
        const growth = !known ? GROWTH.guessed : now - refusedAt < quietMs ? GROWTH.known : GROWTH.quiet;
        perSecond *= growth ** (Math.max(0, now - grownAt) / 1000);
        grownAt = now;
        if (perSecond < UNLIMITED_PER_SECOND)
            return;
        perSecond = Infinity;
        quietMs = QUIET_MS.first;
    }
    /** Calls per second that the API has just allowed; undefined where that is not known. */
    function shownRate(now) {
        const from = Math.max(refusedAt, now - SPAN_MS.max, answers.completeFrom ?? refusedAt);
        if (now - from < SPAN_MS.min || lastIdleAt > from)
            return undefined;
        return (answers.countSince(from) * 1000) / (now - from);
    }
    return {
        get isUnlimited() {
            return perSecond === Infinity;
        },
        intervalMs(now) {
            grow(now);
            return 1000 / perSecond;
        },
        answered(now) {
            answers.add(now);
        },
        idleUntil(now) {
            lastIdleAt = now;
        },
        slowDown(now) {
            const first = perSecond === Infinity;
            // Most calls of the last second may have been a burst that the API allows once.
            const guess = Math.max(initialPerSecond, answers.countSince(now - 1000) / 2.5);
            const rate = first ? guess : (shownRate(now) ?? perSecond * 0.7);
            perSecond = Math.max(MIN_PER_SECOND, Math.min(perSecond, rate) * MARGIN);
            known = !first;
            quietMs = first ? QUIET_MS.first : Math.min(QUIET_MS.max, quietMs * 2);
        },
        restart(now, resumeAt) {
            refusedAt = now;
            grownAt = resumeAt;
            answers.clear();
        },
    };
}
/** Older ones are dropped. */
const MAX_KEPT = 10_000;
/** When calls were answered since the API last refused one for coming too fast. */
function createAnswerTimes() {
    let times = [];
    return {
        add(now) {
            times.push(now);
            // Rarely, and half of them at once: ten thousand calls must not copy ten thousand entries each.
            if (times.length > MAX_KEPT)
                times = times.slice(-MAX_KEPT / 2);
        },
        clear() {
            times = [];
        },
        countSince: (time) => times.filter((at) => at > time).length,
        /** From when on the times are surely complete; undefined while there are too few for any to have been dropped. */
        get completeFrom() {
            return times.length < MAX_KEPT / 2 ? undefined : times[0];
        },
    };
}

;// CONCATENATED MODULE: ./src/zenlayer/semaphore.ts
// Limits how many run at the same time; the others queue, first come, first served.
function createSemaphore(count) {
    let free = count;
    /** The last that has begun; those that wait come after it. */
    let served = { begin: () => undefined };
    let last = served;
    return {
        acquire() {
            if (free > 0) {
                free -= 1;
                return Promise.resolve();
            }
            return new Promise((begin) => {
                last = last.next = { begin };
            });
        },
        release() {
            const { next } = served;
            if (next === undefined) {
                free += 1;
                return;
            }
            served = next;
            next.begin();
        },
    };
}

;// CONCATENATED MODULE: ./src/zenlayer/rate-limiter.ts
// The rate of calls: a limit of writes and reads in flight, and one rate for all calls, which is learned from the API's
// refusals (learned-rate.ts). It starts without a limit.


/**
 * How long nothing is sent after a refusal, where the API does not say. The first refusal finds many calls in flight;
 * while not a single call passes in between, the time doubles.
 */
const HOLD_MS = { first: 500, later: 100, max: 30_000 };
function createRateLimiter({ clock, writes, reads }) {
    const semaphores = { read: createSemaphore(reads), write: createSemaphore(writes) };
    const rate = createLearnedRate(writes);
    let refusedAt = -Infinity;
    /** No call goes out before this. */
    let nextAt = 0;
    let passedSinceRefusal = true;
    let holdMs = HOLD_MS.first;
    /** Callers in flight or waiting. */
    let callers = 0;
    /** Waits for the next free moment, and takes it. */
    async function waitForRate(stopped) {
        // Checked again after each sleep: a refusal may have put the moment off.
        while (!stopped.aborted && clock.now() < nextAt)
            await clock.sleep(nextAt - clock.now(), stopped);
        const interval = rate.intervalMs(clock.now());
        // Timers are a millisecond or two late, which is compensated.
        nextAt = Math.max(nextAt, clock.now() - interval) + interval;
    }
    function nextHold() {
        if (!passedSinceRefusal)
            return Math.min(HOLD_MS.max, holdMs * 2);
        return rate.isUnlimited ? HOLD_MS.first : HOLD_MS.later;
    }
    return {
        async schedule(kind, stopped, work) {
            const semaphore = semaphores[kind];
            if (callers === 0)
                rate.idleUntil(clock.now());
            callers += 1;
            await semaphore.acquire();
            try {
                await waitForRate(stopped);
                return stopped.aborted ? undefined : await work();
            }
            finally {
                semaphore.release();
                callers -= 1;
            }
        },
        passed(sentAt) {
            rate.answered(clock.now());
            if (sentAt > refusedAt)
                passedSinceRefusal = true;
        },
        throttled(sentAt, retryAfterMs) {
            const now = clock.now();
            rate.answered(now);
            // Calls that were in flight at the same refusal add nothing new.
            const isNew = sentAt > refusedAt;
            if (isNew)
                holdMs = nextHold();
            // An API that asks for no wait at all is still not called again at once.
            nextAt = Math.max(nextAt, now + Math.max(retryAfterMs ?? 0, holdMs));
            if (!isNew)
                return;
            if (passedSinceRefusal)
                rate.slowDown(now);
            refusedAt = now;
            rate.restart(now, nextAt);
            passedSinceRefusal = false;
        },
    };
}

;// CONCATENATED MODULE: ./src/zenlayer/index.ts
// A thin typed client of the Zenlayer Cloud API, independent of GitHub and of teardowns.
//
// In reading order: operation.ts (what a call is), client.ts (a call from end to end), attempt.ts (one exchange) with
// signature.ts, signing-clock.ts, transport.ts and answer.ts; then what a call waits for: rate-limiter.ts with
// learned-rate.ts, opening-gate.ts, requested-waits.ts; and what its failures mean: errors.ts, endpoint-state.ts,
// retry-policy.ts.








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
