"""Destroys VM instances with Zenlayer's official Python SDK, one call after the other.

    ENDPOINT=127.0.0.1:8080 KEY_ID=... KEY_PASSWORD=... python teardown.py one-by-one vm-1 vm-2
    ... python teardown.py in-steps vm-1 vm-2

one-by-one takes each instance all the way before the next. in-steps terminates all, waits for each to be in the
recycle bin, releases all in calls of a hundred, and waits for each to be gone.
"""
import os
import sys
import time

from zenlayercloud.common.config import Config
from zenlayercloud.common.credential import Credential
from zenlayercloud.vm.v20260401 import models, vm_client

PAUSE_SECONDS = 2

client = vm_client.VmClient(
    Credential(os.environ["KEY_ID"], os.environ["KEY_PASSWORD"]),
    Config(scheme="http", domain=os.environ["ENDPOINT"], keep_alive=True),
)


def status(instance_id):
    request = models.DescribeInstancesRequest()
    request.instanceIds = [instance_id]
    found = client.DescribeInstances(request).dataSet
    return found[0].instanceStatus if found else None


def terminate(instance_id):
    request = models.TerminateInstanceRequest()
    request.instanceId = instance_id
    client.TerminateInstance(request)


def release(instance_ids):
    for start in range(0, len(instance_ids), 100):
        request = models.ReleaseInstancesRequest()
        request.instanceIds = instance_ids[start : start + 100]
        client.ReleaseInstances(request)


def wait_for(instance_id, wanted):
    while status(instance_id) != wanted:
        time.sleep(PAUSE_SECONDS)


def destroy(instance_ids):
    for instance_id in instance_ids:
        terminate(instance_id)
    for instance_id in instance_ids:
        wait_for(instance_id, "RECYCLE")
    release(instance_ids)
    for instance_id in instance_ids:
        wait_for(instance_id, None)


form, *ids = sys.argv[1:]
if form == "in-steps":
    destroy(ids)
else:
    for one in ids:
        destroy([one])
