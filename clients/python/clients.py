"""Takes resources through their lives with Zenlayer's official Python SDK, and prints a line for each check.

    ENDPOINT=127.0.0.1:8080 KEY_ID=... KEY_PASSWORD=... TOKEN=... python clients.py <lives.json

The lives are made by scripts/clients/lives.ts; calls that stand by themselves are in SINGLES.
"""
import importlib
import json
import logging
import os
import sys
import time

from zenlayercloud.common.config import Config
from zenlayercloud.common.credential import Credential, TokenCredential
from zenlayercloud.common.excpetion.zenlayer_cloud_sdk_exception import ZenlayerCloudSdkException

PAUSE_SECONDS = 0.02
PATIENCE_SECONDS = 10
# No status at all: it is in no list any more.
GONE = ""
# The status of what has none and is listed.
THERE = "THERE"

WITH_KEY = Credential(os.environ["KEY_ID"], os.environ["KEY_PASSWORD"])
PROOFS = {"key": WITH_KEY, "token": TokenCredential(os.environ["TOKEN"])}

# _deserialize of its CustomRaid stands behind the class and not in it; only the Go SDK has the field of the ports.
LOST_BY_THE_SDK = [
    "bmc 2022-11-20 DescribeInstances dataSet raidConfig customRaids",
    "sdn 2023-08-30 DescribePorts dataSet businessEntityName",
]


class Failure(Exception):
    pass


def recording(client_class):
    """Keeps the last answer as it came, before a model is made of it."""

    class Recording(client_class):
        def _api_call(self, *arguments, **named):
            self.came = super()._api_call(*arguments, **named)
            return self.came

    return Recording


def call(credential, service, version, action, parameters, waits=None):
    """Gives the SDK's model of the answer. A parameter or a field that a model does not have is a failure."""
    package = f"zenlayercloud.{service}.v{version.replace('-', '')}"
    module = importlib.import_module(f"{package}.{service}_client")
    model = getattr(module.models, f"{action}Request")
    # DeleteCertificateRequest of zga has no default for its parameter.
    code, defaults = model.__init__.__code__, model.__init__.__defaults__ or ()
    request = model(*[None] * (code.co_argcount - 1 - len(defaults)))
    for parameter, value in parameters.items():
        if not hasattr(request, parameter):
            raise Failure(f"the request has no {parameter}")
        setattr(request, parameter, value)
    config = Config(scheme="http", domain=os.environ["ENDPOINT"], request_timeout=10)
    if waits is not None:
        config.rate_limit_retry_duration = lambda attempt: waits.append(attempt) or 0.001
    # ZecClient, and ZDNSClient.
    [name] = [name for name in vars(module) if name.lower() == f"{service}client"]
    client = recording(getattr(module, name))(credential, config)
    model = getattr(client, action)(request)
    compare(f"{service} {version} {action}", client.came, model.serialize(allow_none=True))
    return model


def compare(path, came, model):
    """The model has every value that came, and what came has every field of the model.

    Null may become nothing, None or a model of nothing but None.
    """
    if path in LOST_BY_THE_SDK or came is None:
        return
    if isinstance(came, dict) and isinstance(model, dict):
        if missing := model.keys() - came.keys():
            raise Failure(f"{path}: what came has no {', '.join(sorted(missing))}")
        for key, value in came.items():
            compare(f"{path} {key}", value, model.get(key))
    elif isinstance(came, list) and isinstance(model, list) and len(came) == len(model):
        for value, item in zip(came, model):
            compare(path, value, item)
    elif came != model:
        raise Failure(f"{path}: {came} came, and the model has {model}")


def send(life, what):
    """Calls what names the resource; further parameters come from the life."""
    identifier = life["id"]
    # A parameter in the plural takes an array.
    named = [identifier] if what["parameter"].endswith("s") else identifier
    credential = PROOFS[life["proof"]]
    service, version = what.get("service", life["service"]), what.get("version", life["version"])
    return call(credential, service, version, what["action"], {**what.get("more", {}), what["parameter"]: named})


def make(life, what):
    answer = call(PROOFS[life["proof"]], life["service"], life["version"], what["action"], what["parameters"])
    made = getattr(answer, what["answer"])
    life["id"] = made[0] if isinstance(made, list) else made


def look(life):
    """Says its status by a list of its id; nothing when it is in no list any more."""
    answer = send(life, life["describe"])
    if answer.totalCount != len(answer.dataSet) or answer.totalCount > 1:
        raise Failure(f"totalCount is {answer.totalCount}, and {len(answer.dataSet)} are listed")
    if answer.totalCount == 0:
        return GONE
    [found] = answer.dataSet
    for field, wanted in life["says"].items():
        expect(field, getattr(found, field), wanted)
    return getattr(found, life["status"]) if "status" in life else THERE


def take(life, step):
    if "make" in step:
        make(life, step["make"])
    if "write" in step:
        answer = send(life, step["write"])
        if "failedIds" in step:
            expect(step["failedIds"], getattr(answer, step["failedIds"]), [])
    life["says"] = {**life["says"], **step.get("says", {})}
    end = time.monotonic() + PATIENCE_SECONDS
    while (status := look(life)) != step["until"]:
        if time.monotonic() > end:
            raise Failure(f"it is {status!r} after {PATIENCE_SECONDS} s, not {step['until']!r}")
        time.sleep(PAUSE_SECONDS)


def rate_limit():
    waits = []
    call(WITH_KEY, "zlb", "2025-04-01", "DescribeLoadBalancers", {}, waits)
    expect("the number of waits", len(waits), 2)


def wrong_password():
    refused(Credential(os.environ["KEY_ID"], "wrong"), "DescribeInstances", {}, "AUTHFAILURE_SIGNATURE_FAILURE")


def wrong_token():
    refused(TokenCredential("wrong"), "DescribeInstances", {}, "AUTHFAILURE_INVALID_AUTHORIZATION")


def unknown_id():
    refused(WITH_KEY, "TerminateInstance", {"instanceId": "unknown"}, "INVALID_INSTANCE_NOT_FOUND")


def unknown_among_many():
    answer = call(WITH_KEY, "zec", "2025-09-01", "ReleaseInstances", {"instanceIds": ["unknown"]})
    expect("instanceIds", answer.instanceIds, ["unknown"])


def list_of_unknown():
    answer = call(WITH_KEY, "vm", "2026-04-01", "DescribeInstances", {"instanceIds": ["unknown"]})
    expect("dataSet", answer.dataSet, [])
    expect("totalCount", answer.totalCount, 0)


def page():
    answer = call(WITH_KEY, "vm", "2026-04-01", "DescribeInstances", {"pageNum": 2, "pageSize": 1})
    expect("the number of entries", len(answer.dataSet), 1)
    expect("that there are more", answer.totalCount > 1, True)


def refused(credential, action, parameters, code):
    try:
        call(credential, "vm", "2026-04-01", action, parameters)
    except ZenlayerCloudSdkException as error:
        expect("the code", error.code, code)
        expect("that there is a message", bool(error.message), True)
        expect("the first letter of the request id", (error.request_id or "")[:1], "T")
    else:
        raise Failure(f"it went well, and not to {code}")


def expect(what, actual, expected):
    if actual != expected:
        raise Failure(f"{what} is {actual!r}, not {expected!r}")


# Checks that take one call. The rate limit comes first: it is over after two.
SINGLES = {
    "the SDK waits for a rate limit": rate_limit,
    "a wrong password is an error of the SDK": wrong_password,
    "a wrong token is an error of the SDK": wrong_token,
    "an unknown id is an error of the SDK": unknown_id,
    "an unknown id is named by an answer to many": unknown_among_many,
    "a list of an unknown id is empty": list_of_unknown,
    "a page has as many entries as are asked for": page,
}


def check(name, run):
    """Prints how it went, and says whether it went well. Anything that is thrown is a failure of the check."""
    try:
        run()
    except Exception as error:
        print(f"FAILED {name}: {error}", flush=True)
        return False
    print(f"ok {name}", flush=True)
    return True


def main():
    logging.disable(logging.WARNING)
    lives = json.load(sys.stdin)
    well = [check(name, run) for name, run in SINGLES.items()]
    for life in lives:
        for step in life["steps"]:
            well.append(check(f"{life['name']}, {step['name']}", lambda: take(life, step)))
            if not well[-1]:
                break
    sys.exit(0 if all(well) else 1)


main()
