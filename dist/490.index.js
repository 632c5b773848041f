export const id = 490;
export const ids = [490];
export const modules = {

/***/ 9490:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createTransport: () => (/* binding */ createTransport)
});

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
// EXTERNAL MODULE: ./src/text.ts
var src_text = __webpack_require__(8992);
// EXTERNAL MODULE: ./src/zenlayer/errors.ts
var errors = __webpack_require__(1867);
;// CONCATENATED MODULE: ./src/zenlayer/interim-answers.ts
// Drops `100 Continue` before an answer. A server may send it at any time (RFC 9110, 15.2), but undici takes it for a
// broken answer; other interim answers it skips by itself.
/** A connector whose sockets never deliver `100 Continue`. */
function withoutContinue(connect) {
    return (options, callback) => {
        connect(options, (...result) => {
            const [, socket] = result;
            // HTTP/2 has frames of its own for it, which undici understands.
            if (socket && !('alpnProtocol' in socket && socket.alpnProtocol === 'h2'))
                filter(socket);
            callback(...result);
        });
    };
}
const CONTINUE = /^HTTP\/1\.[01] 100\b/;
/** As many bytes as decide: the status, and the character after it. */
const STATUS_LENGTH = 'HTTP/1.1 100 '.length;
const END = '\r\n\r\n';
/** undici's own limit for the head of an answer. */
const MAX_HEAD = 16_384;
function filter(socket) {
    const read = socket.read.bind(socket);
    const write = socket.write.bind(socket);
    /** An answer starts with the first bytes after a request: one is sent at a time. */
    let atStart = true;
    let held = Buffer.alloc(0);
    socket.write = (...parts) => {
        atStart = true;
        return write(...parts);
    };
    socket.read = () => {
        for (let chunk = read(); chunk !== null; chunk = read()) {
            if (!atStart)
                return chunk;
            held = skip(held.length === 0 ? chunk : Buffer.concat([held, chunk]));
            if (isUndecided(held))
                continue;
            atStart = false;
            const rest = held;
            held = Buffer.alloc(0);
            return rest;
        }
        return null;
    };
}
/** What is left of `head` after every complete `100 Continue` at its start. */
function skip(head) {
    let rest = head;
    while (CONTINUE.test(rest.toString('latin1', 0, STATUS_LENGTH))) {
        const end = rest.indexOf(END);
        if (end === -1)
            break;
        rest = rest.subarray(end + END.length);
    }
    return rest;
}
/** Whether it may still turn out to begin with a `100 Continue`. */
function isUndecided(head) {
    if (head.length > MAX_HEAD)
        return false;
    const start = head.toString('latin1', 0, STATUS_LENGTH);
    return start.length < STATUS_LENGTH - 1 ? isPrefix(start) : CONTINUE.test(start);
}
function isPrefix(start) {
    return ['HTTP/1.1 100', 'HTTP/1.0 100'].some((status) => status.startsWith(start));
}

;// CONCATENATED MODULE: ./src/zenlayer/transport.ts
// One HTTP exchange. No retry, no signature, no JSON: a request goes out, and an answer or a reason comes back.




/** A larger answer does not come from this API: a page of 100 resources has some 200 KB. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
/** Explicit, since NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would switch verification off. */
const TLS = { rejectUnauthorized: true };
function createTransport(options) {
    const dispatcher = createDispatcher(options);
    return {
        send: (message, signal) => exchange(dispatcher, options, message, signal),
        close: () => dispatcher.destroy(),
    };
}
function createDispatcher({ connections, timeoutMs, proxy }) {
    const settings = {
        connections,
        maxResponseSize: MAX_ANSWER_BYTES,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        connect: { ...TLS, timeout: Math.min(10_000, timeoutMs) },
        keepAliveTimeout: 30_000,
        factory: createPool,
    };
    if (proxy.https === undefined)
        return new undici/* Agent */.g6(settings);
    return new undici/* EnvHttpProxyAgent */.J2({
        ...settings,
        requestTls: TLS,
        proxyTls: TLS,
        httpsProxy: proxy.https,
        // An http endpoint is on this machine; a proxy's loopback is another machine. '' keeps HTTP_PROXY from being read.
        httpProxy: '',
        noProxy: proxy.none ?? '',
    });
}
/** Through a proxy, the tunnel is a connector already. */
function createPool(origin, { connect, ...settings }) {
    const connector = typeof connect === 'function' ? connect : (0,undici/* buildConnector */.gU)({ ...connect });
    return new undici/* Pool */.bC(origin, { ...settings, connect: withoutContinue(connector) });
}
async function exchange(dispatcher, { origin, timeoutMs }, message, signal) {
    // One limit for connecting, sending and reading: undici's own timeouts restart with every byte. Not
    // AbortSignal.timeout and AbortSignal.any: their timers would live on for the whole time, ten thousand of them.
    const ending = new AbortController();
    const stop = () => {
        ending.abort();
    };
    const timer = setTimeout(() => {
        ending.abort('timeout');
    }, timeoutMs);
    signal.addEventListener('abort', stop);
    try {
        if (signal.aborted)
            throw new errors/* TransportError */.wX('stopped', false, 'The run was stopped before.');
        // undici observes the signal only once there is a connection, and a proxy may never open its tunnel.
        return await Promise.race([
            send(dispatcher, `${origin}${message.path}`, message, ending.signal),
            aborted(ending.signal),
        ]);
    }
    catch (error) {
        if (error instanceof errors/* TransportError */.wX)
            throw error;
        if (signal.aborted)
            throw new errors/* TransportError */.wX('stopped', true, 'The run was stopped.');
        if (ending.signal.reason === 'timeout')
            throw new errors/* TransportError */.wX('timeout', true, `No answer within ${Math.round(timeoutMs / 1000)} s.`);
        throw explain(error);
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
    }
}
async function send(dispatcher, url, message, signal) {
    const { headers, body } = message;
    const answer = await (0,undici/* request */.Em)(url, { dispatcher, method: 'POST', headers, body, signal });
    return { status: answer.statusCode, headers: singleValues(answer.headers), body: await answer.body.text() };
}
function aborted(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
        });
    });
}
/** Errors after which nothing can have reached the API: no connection was made. */
const UNSENT = new Set([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EADDRNOTAVAIL',
    'UND_ERR_CONNECT_TIMEOUT',
]);
/** OpenSSL's and Node's names for a certificate that is not valid. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE/;
function explain(error) {
    if (error instanceof undici/* errors */.sO.ResponseExceededMaxSizeError) {
        return new errors/* TransportError */.wX('size', true, `The answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB.`);
    }
    const cause = rootCause(error);
    const code = codeOf(cause);
    const message = describe(cause);
    if (CERTIFICATE.test(code))
        return new errors/* TransportError */.wX('certificate', false, message);
    // undici's words for a proxy that refused the tunnel; its code stands for other aborts as well.
    const unsent = UNSENT.has(code) || message.startsWith('Proxy response');
    return new errors/* TransportError */.wX('network', !unsent, message);
}
/** `getaddrinfo ENOTFOUND` rather than the errors wrapped around it. */
function rootCause(error) {
    if (error instanceof AggregateError && error.errors.length > 0)
        return rootCause(error.errors[0]);
    if (error instanceof Error && error.cause instanceof Error)
        return rootCause(error.cause);
    return error;
}
function codeOf(error) {
    return (0,src_text/* isRecord */.u4)(error) && typeof error['code'] === 'string' ? error['code'] : '';
}
function describe(error) {
    // OpenSSL ends its messages in a line break.
    const text = (0,src_text/* plainText */.wh)((0,src_text/* messageOf */.bD)(error), 300).trim();
    const code = codeOf(error);
    return code === '' || text.includes(code) ? text : `${text} (${code})`;
}
function singleValues(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [
        name.toLowerCase(),
        Array.isArray(value) ? value.join(', ') : value,
    ]));
}


/***/ })

};
