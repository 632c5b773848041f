export const id = 306;
export const ids = [306];
export const modules = {

/***/ 3306:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  notifyGitHub: () => (/* binding */ notifyGitHub)
});

// EXTERNAL MODULE: ./src/text.ts
var src_text = __webpack_require__(8992);
// EXTERNAL MODULE: ./src/zenlayer/index.ts + 16 modules
var zenlayer = __webpack_require__(9877);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/github/comment-body.ts
// The body of the comment: one section for each time the action ran in a run.
//
// A section of the same run stays, whatever comes later: legs of a matrix and calls of one reusable workflow look the
// same to the action, so a later success must not hide an earlier failure. Failures come first, and with them the
// worst headline. Sections of earlier runs, and of earlier attempts of the run, are replaced.

/** GitHub accepts 65 536 characters (REST API, issue comments). */
const MAX_LENGTH = 65_000;
const LEFT_OUT = '\n… The rest is left out here; the summary of the run has it.\n';
/** `key`: what the comment is for. Hashed, since the name of a workflow could end the HTML comment. */
function markerFor(key) {
    return `<!-- zenlayer-teardown ${(0,external_node_crypto_.createHash)('sha256').update(key).digest('hex').slice(0, 16)} -->`;
}
function renderBody(marker, sections) {
    const sorted = sections.toSorted((a, b) => Number(b.failed) - Number(a.failed));
    const room = Math.floor((MAX_LENGTH - marker.length) / sorted.length) - 100;
    return [marker, '\n', ...sorted.map((section) => renderSection(section, room))].join('');
}
function renderSection({ text, failed, run, id }, room) {
    const runId = run === undefined ? '0.0' : `${run.id}.${run.attempt}`;
    return `${shorten(text, room)}<!-- zenlayer-teardown section ${runId} ${failed ? 'failed' : 'passed'} ${id} -->\n`;
}
/** Cuts at the end of a line, since half a row would break the table, and closes the elements that are open there. */
function shorten(text, room) {
    if (text.length <= room)
        return text;
    const end = text.lastIndexOf('\n', Math.max(0, room - LEFT_OUT.length - MAX_CLOSING));
    const kept = text.slice(0, Math.max(0, end));
    return `${kept}\n${closingOf(kept)}${LEFT_OUT}`;
}
/** From the inside out. An open `details` would hide the sections that follow. */
const ELEMENTS = ['tbody', 'table', 'details'];
const MAX_CLOSING = 64;
function closingOf(text) {
    const isOpen = (name) => text.lastIndexOf(`<${name}>`) > text.lastIndexOf(`</${name}>`);
    return ELEMENTS.filter(isOpen)
        .map((name) => `</${name}>`)
        .join('\n');
}
const SECTION = /([^]*?)<!-- zenlayer-teardown section (\d{1,15})\.(\d{1,9}) (failed|passed) ([0-9a-f]{1,32}) -->\n?/y;
/** The sections that `renderBody` wrote; none of a body in another form. */
function parseSections(marker, body) {
    const sections = [];
    const pattern = new RegExp(SECTION);
    pattern.lastIndex = marker.length + 1;
    for (let match = pattern.exec(body); match !== null; match = pattern.exec(body)) {
        const [, text = '', runId = '', attempt = '', state, id = ''] = match;
        const run = { id: Number(runId), attempt: Number(attempt) };
        sections.push({ text, failed: state === 'failed', run, id });
    }
    return sections;
}
/** Negative where `a` is the earlier one; 0 where both are the same, or one is unknown. */
function compareRuns(a, b) {
    if (a === undefined || b === undefined || a.id === 0 || b.id === 0)
        return 0;
    return a.id - b.id || a.attempt - b.attempt;
}

;// CONCATENATED MODULE: ./src/github/identity.ts
// The owner of a token: the login that GitHub shows as the author of what is written with it.

/** The author of what a workflow writes with its own token. */
const WORKFLOW = 'github-actions[bot]';
/** Undefined if GitHub does not return it: then no comment counts as its own. */
async function readIdentity(octokit) {
    return (await viewer(octokit)) ?? (await user(octokit));
}
/** Works for every kind of token: of a person, an app, a workflow. */
async function viewer(octokit) {
    try {
        const data = await octokit.graphql('query { viewer { login } }');
        return loginIn((0,src_text/* isRecord */.u4)(data) ? data['viewer'] : undefined);
    }
    catch {
        return undefined;
    }
}
/** Only a person's token has one. A workflow's is the token of an installation ("integration"), which is refused. */
async function user(octokit) {
    try {
        return loginIn((await octokit.rest.users.getAuthenticated()).data);
    }
    catch (error) {
        const isIntegration = error instanceof Error && 'status' in error && error.status === 403 && /integration/.test(error.message);
        return isIntegration ? WORKFLOW : undefined;
    }
}
function loginIn(data) {
    const login = (0,src_text/* isRecord */.u4)(data) ? data['login'] : undefined;
    return typeof login === 'string' && login !== '' ? login : undefined;
}

;// CONCATENATED MODULE: ./src/github/comment.ts
// One comment on the pull request for each step and title, created once and updated later.
//
// GitHub has no conditional update of a comment. Each job therefore reads it just before writing, and checks just after
// that its section is still there. A separate `title` for each leg of a matrix removes the remaining risk: each leg then
// has a comment of its own.




/** The section is written again if another job has overwritten it in the meantime. */
const MAX_WRITES = 4;
/** The comment's address; undefined where a later run has written it already. */
async function upsertComment(octokit, input) {
    const { context, title, body, failed } = input;
    const marker = markerFor(`${context.step}/${title}`);
    const text = `${body}\n[This run](${context.runUrl})\n`;
    const section = { text, failed, run: context.run, id: (0,external_node_crypto_.randomBytes)(8).toString('hex') };
    const identity = await readIdentity(octokit);
    for (let writes = 1;; writes += 1) {
        const own = await listOwn(octokit, input, marker, identity);
        const sections = own.flatMap((comment) => parseSections(marker, comment.body));
        if (sections.some(({ run }) => compareRuns(run, context.run) > 0))
            return undefined;
        const kept = sections.filter(({ run, id }) => isSameRun(run, section.run) && id !== section.id);
        const written = await write(octokit, input, own.at(-1), renderBody(marker, [...kept, section]));
        await pointTo(octokit, input, marker, own.slice(0, -1), written);
        if (writes === MAX_WRITES || (await isStillThere(octokit, input, written, section)))
            return written.address;
    }
}
function isSameRun(a, b) {
    return a !== undefined && b !== undefined && a.id === b.id && a.attempt === b.attempt;
}
/** Anybody can write the marker: only what this token's own identity wrote counts. */
async function listOwn(octokit, { context: { owner, repo }, pullRequest }, marker, identity) {
    if (identity === undefined)
        return [];
    const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
        ...{ owner, repo, issue_number: pullRequest, per_page: 100 },
    });
    const own = [];
    for await (const { data } of pages) {
        for (const { id, body, user, html_url: address } of data)
            if (user?.login === identity && body?.startsWith(marker) === true)
                own.push({ id, body, address });
    }
    return own;
}
/** If the comment was deleted in the meantime, or may not be edited, another one is created. */
async function write(octokit, { context: { owner, repo }, pullRequest }, before, body) {
    if (before !== undefined) {
        try {
            const { data } = await octokit.rest.issues.updateComment({ owner, repo, comment_id: before.id, body });
            return readComment(data);
        }
        catch (error) {
            if (!(0,src_text/* isRecord */.u4)(error) || (error['status'] !== 404 && error['status'] !== 403))
                throw error;
        }
    }
    const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body });
    return readComment(data);
}
/** An answer without an address does not mean that something was written, whatever its status says. */
function readComment(data) {
    const { id, body, html_url: address } = (0,src_text/* isRecord */.u4)(data) ? data : {};
    if (typeof id !== 'number' || typeof address !== 'string')
        throw new Error('the answer does not come from GitHub');
    return { id, body: typeof body === 'string' ? body : '', address };
}
/** Jobs that started together may each have created a comment. One is complete; the others must not look current. */
async function pointTo(octokit, { context: { owner, repo } }, marker, others, current) {
    const pointer = `${marker}\nReplaced by [a later comment](${current.address}).\n`;
    for (const { id, body } of others) {
        if (body === pointer || id === current.id)
            continue;
        // Cosmetic: whether it is permitted or not, the current comment is complete.
        await octokit.rest.issues
            .updateComment({ owner, repo, comment_id: id, body: pointer })
            .catch(() => undefined);
    }
}
async function isStillThere(octokit, { context: { owner, repo } }, { id }, section) {
    try {
        const { data } = await octokit.rest.issues.getComment({ owner, repo, comment_id: id });
        return data.body?.includes(section.id) !== false;
    }
    catch {
        // It was written; a failed read does not mean that it is gone.
        return true;
    }
}

;// CONCATENATED MODULE: ./src/github/deployments.ts
// Deactivates the deployments of an environment that is gone: GitHub would still show them as active.
/** The states of a deployment that is not over (REST API, "Create a deployment status"). Without a status it is pending. */
const ACTIVE = new Set(['success', 'in_progress', 'queued', 'pending']);
/** Sets every active deployment of `environment` to `inactive`. */
async function deactivate(octokit, context, environment) {
    const { owner, repo, runUrl } = context;
    let deployments = await list(octokit, context, environment, { environment });
    let active = await activeOf(octokit, context, deployments);
    if (active.length === 0) {
        // GitHub's names of environments ignore case, but no source says that its filter does.
        deployments = await list(octokit, context, environment, {});
        active = await activeOf(octokit, context, deployments);
    }
    for (const { id } of active) {
        await octokit.rest.repos.createDeploymentStatus({
            ...{ owner, repo, deployment_id: id, state: 'inactive', log_url: runUrl },
            description: 'Torn down',
        });
    }
    return { found: deployments.length, deactivated: active.length };
}
/** The name is checked again, whatever the filter returns. */
async function list(octokit, { owner, repo }, environment, filter) {
    const deployments = await octokit.paginate(octokit.rest.repos.listDeployments, {
        ...{ owner, repo, ...filter, per_page: 100 },
    });
    if (!Array.isArray(deployments))
        throw new Error('the answer does not come from GitHub');
    return deployments.filter(({ environment: name }) => isSameName(name, environment));
}
function isSameName(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
async function activeOf(octokit, context, deployments) {
    const active = [];
    for (const deployment of deployments)
        if (ACTIVE.has(await latestState(octokit, context, deployment.id)))
            active.push(deployment);
    return active;
}
async function latestState(octokit, { owner, repo }, id) {
    const statuses = await octokit.paginate(octokit.rest.repos.listDeploymentStatuses, {
        ...{ owner, repo, deployment_id: id, per_page: 100 },
    });
    const [latest] = statuses.toSorted((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id);
    return latest?.state ?? 'pending';
}

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 24 modules
var github = __webpack_require__(2218);
;// CONCATENATED MODULE: ./src/github/octokit.ts

/** Calls GITHUB_API_URL, which is another server on GitHub Enterprise. `signal` ends requests in flight. */
function createOctokit(token, apiUrl, signal) {
    const octokit = (0,github/* getOctokit */.Q)(token, { baseUrl: apiUrl, log: SILENT });
    const { origin } = new URL(apiUrl);
    octokit.hook.before('request', (options) => {
        // The response contains the address of the next page; the token is sent to GitHub only.
        if (new URL(options.url, apiUrl).origin !== origin)
            throw new Error('the answer refers to another server');
        options.request = { ...options.request, signal };
    });
    return octokit;
}
const nothing = () => undefined;
/** Everything printed goes through the log of the step. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

;// CONCATENATED MODULE: ./src/github/refusal.ts
// Why GitHub refused a request, and which permission the job needs.

/** `attempted`: as in `The comment was not written`. `permission`: what the job needs for it. */
function explainRefusal(attempted, permission, error) {
    const { status, headers, message } = readError(error);
    const reason = (0,src_text/* plainText */.wh)(message, 300).replace(/\.$/, '');
    const why = status === undefined ? reason : `GitHub answered ${status} (${reason})`;
    return `${attempted}: ${why}. ${advice(status, headers, message, permission)} The teardown itself is not affected.`;
}
function advice(status, headers, message, permission) {
    const limited = status === 429 ||
        headers['x-ratelimit-remaining'] === '0' ||
        (status === 403 && (headers['retry-after'] !== undefined || /rate limit/i.test(message)));
    if (limited)
        return 'The rate limit was exceeded. The next run tries again.';
    if (status === 401)
        return 'The input github-token is invalid.';
    if (/\blocked\b/i.test(message))
        return 'The conversation is locked.';
    if (status === 403 || status === 404) {
        return `The job needs \`permissions: ${permission}\`; runs triggered by a fork do not get it (use pull_request_target).`;
    }
    return 'The next run tries again.';
}
function readError(error) {
    const fields = (0,src_text/* isRecord */.u4)(error) ? error : {};
    const status = fields['status'];
    const response = fields['response'];
    const headers = (0,src_text/* isRecord */.u4)(response) && (0,src_text/* isRecord */.u4)(response['headers']) ? response['headers'] : {};
    const data = (0,src_text/* isRecord */.u4)(response) && (0,src_text/* isRecord */.u4)(response['data']) ? response['data'] : {};
    const message = data['message'];
    return {
        // Octokit reports 500 where no answer came at all.
        status: typeof status === 'number' && (0,src_text/* isRecord */.u4)(response) ? status : undefined,
        headers,
        message: typeof message === 'string' ? message : (0,src_text/* messageOf */.bD)(error),
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/github/run-context.ts
// The place of this run on GitHub, from the runner's environment: repository, run, step, pull request.


/** Undefined outside of GitHub Actions. */
function readRunContext(env) {
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    if (owner === '' || repo === '')
        return undefined;
    const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_RUN_ID: run = '' } = env;
    return {
        owner,
        repo,
        runUrl: `${server}/${owner}/${repo}/actions/runs/${run}`,
        run: readRunId(run, env['GITHUB_RUN_ATTEMPT'] ?? '1'),
        step: ['GITHUB_WORKFLOW', 'GITHUB_JOB', 'GITHUB_ACTION'].map((name) => env[name] ?? '').join('/'),
        pullRequest: pullRequestOf(readEvent(env['GITHUB_EVENT_PATH'])),
    };
}
function readRunId(id, attempt) {
    return /^\d{1,15}$/.test(id) && /^\d{1,9}$/.test(attempt)
        ? { id: Number(id), attempt: Number(attempt) }
        : undefined;
}
function readEvent(path) {
    try {
        return path === undefined ? undefined : JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}
/** Events of pull requests have one; a comment's event has an issue, which may be a pull request. */
function pullRequestOf(event) {
    if (!(0,src_text/* isRecord */.u4)(event))
        return undefined;
    const { pull_request: pullRequest, issue } = event;
    const holder = (0,src_text/* isRecord */.u4)(issue) && (0,src_text/* isRecord */.u4)(issue['pull_request']) ? issue : pullRequest;
    const number = (0,src_text/* isRecord */.u4)(holder) ? holder['number'] : undefined;
    return typeof number === 'number' ? number : undefined;
}

;// CONCATENATED MODULE: ./src/github/index.ts
// Notifies GitHub of a teardown: the comment on the pull request, the deployments. It is loaded only if one of them is
// requested, and never changes the verdict.







async function notifyGitHub(options) {
    const { inputs, env } = options;
    const { token, comment, deactivateEnvironment } = inputs;
    const context = readRunContext(env);
    if (context === undefined)
        return warn('GITHUB_REPOSITORY is not set, so GitHub was not notified.');
    if (token === '')
        return warn('The input github-token is empty, so GitHub was not notified.');
    if (!(0,src_text/* isHeaderText */.zk)(token))
        return warn('The input github-token contains whitespace or invalid characters, so GitHub was not notified.');
    const ending = endingOf(options);
    try {
        const api = env['GITHUB_API_URL'] ?? 'https://api.github.com';
        const octokit = createOctokit(token, api, ending.signal);
        const redactor = (0,zenlayer/* createRedactor */.lY)((0,zenlayer/* secretForms */.eo)(token));
        const call = { octokit, context, ending: ending.signal, redactor, options };
        const notified = [
            comment ? await notifyPullRequest(call) : NOTHING,
            deactivateEnvironment === undefined ? NOTHING : await notifyEnvironment(call, deactivateEnvironment),
        ];
        return {
            done: notified.flatMap(({ done }) => done),
            warnings: notified.flatMap(({ warnings }) => warnings),
        };
    }
    finally {
        ending.clear();
    }
}
function endingOf({ withinMs, cancelled }) {
    const ending = new AbortController();
    const cancel = () => {
        ending.abort(new Error('the run was cancelled'));
    };
    const timer = setTimeout(() => {
        ending.abort(new Error('GitHub did not answer in time'));
    }, withinMs);
    if (!cancelled.aborted)
        cancelled.addEventListener('abort', cancel);
    return {
        signal: ending.signal,
        clear() {
            clearTimeout(timer);
            cancelled.removeEventListener('abort', cancel);
        },
    };
}
async function notifyPullRequest(call) {
    const { octokit, context, options } = call;
    const { inputs, title, body, failed } = options;
    const pullRequest = inputs.pullRequest ?? context.pullRequest;
    if (pullRequest === undefined)
        return warn('No comment was written: this run has no pull request. Set the number in the input pull-request.');
    const comment = `The comment on pull request #${pullRequest}`;
    try {
        const address = await upsertComment(octokit, { context, pullRequest, title, body, failed });
        if (address === undefined)
            return done(`${comment} was left as it is: a later run has written it.`);
        return done(`${comment}: ${(0,src_text/* plainText */.wh)(call.redactor.redact(address), 300)}`);
    }
    catch (error) {
        return refused(call, `${comment} was not written`, 'pull-requests: write', error);
    }
}
async function notifyEnvironment(call, environment) {
    const { octokit, context, options } = call;
    const { deactivation } = options;
    if (!deactivation.due)
        return done(`The deployments of ${environment} were left as they are: ${deactivation.reason}.`);
    try {
        const { found, deactivated } = await deactivate(octokit, context, environment);
        if (found === 0)
            return warn(`No deployment of the environment ${environment} was found. Check the input deactivate-environment.`);
        return done(`Deployments of ${environment} set inactive: ${deactivated}.`);
    }
    catch (error) {
        const attempted = `The deployments of ${environment} were not all set inactive`;
        return refused(call, attempted, 'deployments: write', error);
    }
}
function refused({ ending, redactor }, attempted, permission, error) {
    const reason = ending.aborted ? ending.reason : error;
    return warn(redactor.redact(explainRefusal(attempted, permission, reason)));
}
const NOTHING = { done: [], warnings: [] };
function done(text) {
    return { done: [text], warnings: [] };
}
function warn(text) {
    return { done: [], warnings: [text] };
}


/***/ })

};
