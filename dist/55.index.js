export const id = 55;
export const ids = [55];
export const modules = {

/***/ 5055:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tellGitHub: () => (/* binding */ tellGitHub)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/zenlayer/index.ts + 7 modules
var zenlayer = __webpack_require__(138);
;// CONCATENATED MODULE: ./src/github/comment.ts
// One comment on the pull request, written once and edited after: where the teardown stands, for those who look there.


/** The comment's address. */
async function keepComment(octokit, { origin, pullRequest, body }) {
    const { owner, repo } = origin;
    const marker = markerOf(origin);
    const text = `${marker}\n${body}\n[This run](${origin.runUrl})\n`;
    const before = await findComment(octokit, origin, pullRequest, marker);
    const create = () => octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body: text });
    const { data } = before === undefined ? await create() : await update(octokit, origin, before, text, create);
    return addressIn(data);
}
/** Somebody may have deleted it since it was listed. */
async function update(octokit, { owner, repo }, id, body, create) {
    try {
        return await octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body });
    }
    catch (error) {
        if ((0,zenlayer/* isRecord */.u4)(error) && error['status'] === 404)
            return create();
        throw error;
    }
}
/** What has no address was not written, whatever the status says. */
function addressIn(data) {
    const address = (0,zenlayer/* isRecord */.u4)(data) ? data['html_url'] : undefined;
    if (typeof address !== 'string')
        throw new Error('the answer is not that of GitHub');
    return address;
}
/** Nobody sees it. A hash: the name of a workflow could end the HTML comment, and may be in any script. */
function markerOf({ step }) {
    return `<!-- zenlayer-teardown ${(0,external_node_crypto_.createHash)('sha256').update(step).digest('hex').slice(0, 16)} -->`;
}
async function findComment(octokit, { owner, repo }, pullRequest, marker) {
    const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
        ...{ owner, repo, issue_number: pullRequest, per_page: 100 },
    });
    let viewer;
    for await (const { data } of pages) {
        for (const { id, body, user } of data) {
            if (body?.startsWith(marker) !== true)
                continue;
            // Anybody can write the marker: what a person wrote is left alone, unless the token is that person's.
            if (user?.type !== 'User')
                return id;
            if ((await (viewer ??= viewerOf(octokit))) === user.login)
                return id;
        }
    }
    return undefined;
}
/** The workflow's own token belongs to nobody. */
async function viewerOf(octokit) {
    try {
        return (await octokit.rest.users.getAuthenticated()).data.login;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/github/deployments.ts
// Deployments of an environment that is gone: GitHub would go on showing them as active.
/** What a deployment may be in that is not over (REST API, "Create a deployment status"). None yet counts as pending. */
const ACTIVE = new Set(['success', 'in_progress', 'queued', 'pending']);
/** Sets every active deployment of `environment` to `inactive`; how many those were. */
async function deactivate(octokit, { owner, repo, runUrl }, environment) {
    const deployments = await octokit.paginate(octokit.rest.repos.listDeployments, {
        ...{ owner, repo, environment, per_page: 100 },
    });
    if (!Array.isArray(deployments))
        throw new Error('the answer is not that of GitHub');
    let count = 0;
    for (const { id, environment: name } of deployments) {
        // The filter is GitHub's; that it held is for us to see.
        if (name !== environment || !ACTIVE.has(await latestState(octokit, { owner, repo }, id)))
            continue;
        await octokit.rest.repos.createDeploymentStatus({
            ...{ owner, repo, deployment_id: id, state: 'inactive', log_url: runUrl },
            description: 'Torn down',
        });
        count += 1;
    }
    return count;
}
async function latestState(octokit, repository, id) {
    const statuses = await octokit.paginate(octokit.rest.repos.listDeploymentStatuses, {
        ...{ ...repository, deployment_id: id, per_page: 100 },
    });
    const [latest] = statuses.toSorted((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id);
    return latest?.state ?? 'pending';
}

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 24 modules
var github = __webpack_require__(2218);
;// CONCATENATED MODULE: ./src/github/octokit.ts

/** Speaks to GITHUB_API_URL, which is another server on GitHub Enterprise. `signal` ends whatever is in flight. */
function createOctokit(token, apiUrl, signal) {
    const octokit = (0,github/* getOctokit */.Q)(token, { baseUrl: apiUrl, log: SILENT });
    const { origin } = new URL(apiUrl);
    octokit.hook.before('request', (options) => {
        // The next page is where the answer says; the token goes to GitHub alone.
        if (new URL(options.url, apiUrl).origin !== origin)
            throw new Error('the answer refers to another server');
        options.request = { ...options.request, signal };
    });
    return octokit;
}
const nothing = () => undefined;
/** Everything printed goes through the log of the step. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/github/origin.ts
// Where on GitHub this run belongs, as the runner tells it: repository, run, pull request.


/** Undefined outside of GitHub Actions. */
function readOrigin(env) {
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    if (owner === '' || repo === '')
        return undefined;
    const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_RUN_ID: run = '' } = env;
    const step = ['GITHUB_WORKFLOW', 'GITHUB_JOB', 'GITHUB_ACTION'].map((name) => env[name] ?? '').join('/');
    return {
        owner,
        repo,
        runUrl: `${server}/${owner}/${repo}/actions/runs/${run}`,
        step,
        pullRequest: pullRequestOf(readEvent(env['GITHUB_EVENT_PATH'])),
    };
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
    if (!(0,zenlayer/* isRecord */.u4)(event))
        return undefined;
    const { pull_request: pullRequest, issue } = event;
    const holder = (0,zenlayer/* isRecord */.u4)(issue) && (0,zenlayer/* isRecord */.u4)(issue['pull_request']) ? issue : pullRequest;
    const number = (0,zenlayer/* isRecord */.u4)(holder) ? holder['number'] : undefined;
    return typeof number === 'number' ? number : undefined;
}

;// CONCATENATED MODULE: ./src/github/refusal.ts
// Why GitHub did not do it, as a sentence that says what to give the job.

/** `attempted`: as in `The comment was not written`. `permission`: what the job needs for it. */
function explainRefusal(attempted, permission, error) {
    const { status, headers, message } = readError(error);
    const came = (0,zenlayer/* plainText */.wh)(message, 300).replace(/\.$/, '');
    const why = status === undefined ? came : `GitHub answered ${status} (${came})`;
    return `${attempted}: ${why}. ${advice(status, headers, message, permission)} The teardown itself is not affected.`;
}
function advice(status, headers, message, permission) {
    const limited = status === 429 ||
        headers['x-ratelimit-remaining'] === '0' ||
        (status === 403 && (headers['retry-after'] !== undefined || /rate limit/i.test(message)));
    if (limited)
        return 'It is a rate limit: the next run will try again.';
    if (status === 401)
        return 'The input github-token is not one that GitHub knows.';
    if (/\blocked\b/i.test(message))
        return 'The conversation is locked.';
    if (status === 403 || status === 404) {
        return `The job needs \`permissions: ${permission}\`; runs that a fork triggers do not get it (use pull_request_target).`;
    }
    return 'The next run will try again.';
}
function readError(error) {
    const fields = (0,zenlayer/* isRecord */.u4)(error) ? error : {};
    const status = fields['status'];
    const response = fields['response'];
    const headers = (0,zenlayer/* isRecord */.u4)(response) && (0,zenlayer/* isRecord */.u4)(response['headers']) ? response['headers'] : {};
    const data = (0,zenlayer/* isRecord */.u4)(response) && (0,zenlayer/* isRecord */.u4)(response['data']) ? response['data'] : {};
    const message = data['message'];
    return {
        // Octokit says 500 where no answer came at all.
        status: typeof status === 'number' && (0,zenlayer/* isRecord */.u4)(response) ? status : undefined,
        headers,
        message: typeof message === 'string' ? message : error instanceof Error ? error.message : String(error),
    };
}

;// CONCATENATED MODULE: ./src/github/index.ts
// What GitHub itself is told after a teardown. It is loaded only where it is asked for, and never changes the verdict.





async function tellGitHub(options) {
    const { inputs, env, withinMs } = options;
    const { token, comment, deactivateEnvironment } = inputs;
    const origin = readOrigin(env);
    if (origin === undefined)
        return warn('GITHUB_REPOSITORY is not set, so nothing was told to GitHub.');
    if (token === '')
        return warn('The input github-token is empty, so nothing was told to GitHub.');
    if (!/^[\x21-\x7e]+$/.test(token))
        return warn('The input github-token holds characters that no token has, so nothing was told to GitHub.');
    const api = env['GITHUB_API_URL'] ?? 'https://api.github.com';
    const late = AbortSignal.timeout(withinMs);
    const call = { octokit: createOctokit(token, api, late), origin, late, options };
    const told = [
        comment ? await tellPullRequest(call) : NOTHING,
        deactivateEnvironment === undefined ? NOTHING : await tellEnvironment(call, deactivateEnvironment),
    ];
    return {
        done: told.flatMap(({ done }) => done),
        warnings: told.flatMap(({ warnings }) => warnings),
    };
}
async function tellPullRequest({ octokit, origin, late, options: { inputs, body } }) {
    const pullRequest = inputs.pullRequest ?? origin.pullRequest;
    if (pullRequest === undefined)
        return warn('No comment was written: this run has no pull request. Give its number as pull-request.');
    try {
        const address = await keepComment(octokit, { origin, pullRequest, body });
        return done(`The comment on pull request #${pullRequest}: ${address}`);
    }
    catch (error) {
        const attempted = `The comment on pull request #${pullRequest} was not written`;
        return warn(explainRefusal(attempted, 'pull-requests: write', late.aborted ? NO_ANSWER : error));
    }
}
async function tellEnvironment({ octokit, origin, late, options }, environment) {
    if (!options.succeeded)
        return done(`The deployments of ${environment} were left as they are: not all is torn down.`);
    try {
        const count = await deactivate(octokit, origin, environment);
        return done(`Deployments of ${environment} set inactive: ${count}.`);
    }
    catch (error) {
        const attempted = `The deployments of ${environment} were not all set inactive`;
        return warn(explainRefusal(attempted, 'deployments: write', late.aborted ? NO_ANSWER : error));
    }
}
const NO_ANSWER = new Error('GitHub did not answer in time');
const NOTHING = { done: [], warnings: [] };
function done(text) {
    return { done: [text], warnings: [] };
}
function warn(text) {
    return { done: [], warnings: [text] };
}


/***/ })

};
