"""Deploys a small environment with Zenlayer's official Python SDK, and lists what there is.

    export ENDPOINT=127.0.0.1:8080 KEY_ID=... KEY_PASSWORD=...
    python environment.py deploy pr-42    # prints each resource that it created, as kind/id
    python environment.py list            # prints each resource of these kinds that the account has, as kind/id
    python environment.py tagged pr-42    # prints what the tag service knows for preview=pr-42, as type/id

The environment is a VPC with a subnet, two instances behind a load balancer, their security group and their key pair.
Whatever can have tags gets preview=NAME; every name begins with NAME.
"""
import importlib
import os
import sys
import time

from zenlayercloud.common.config import Config
from zenlayercloud.common.credential import Credential

PAUSE_SECONDS = 0.1
PATIENCE_SECONDS = 60
PAGE_SIZE = 100

ZEC = ("zec", "2025-09-01")
ZLB = ("zlb", "2025-04-01")
CCS = ("ccs", "2025-09-01")
ZRM = ("zrm", "2025-10-14")

REGION = "asia-east-1"
ZONE = "asia-east-1a"
INSTANCES = 2
PUBLIC_KEY = "ssh-ed25519 AAAA"

# The kinds that the environment consists of: where they are listed, and the field of the id.
LISTS = {
    "zec-vpc": (ZEC, "DescribeVpcs", "vpcId"),
    "zec-subnet": (ZEC, "DescribeSubnets", "subnetId"),
    "zec-security-group": (ZEC, "DescribeSecurityGroups", "securityGroupId"),
    "key-pair": (CCS, "DescribeKeyPairs", "keyId"),
    "zec-instance": (ZEC, "DescribeInstances", "instanceId"),
    "zec-nic": (ZEC, "DescribeNetworkInterfaces", "nicId"),
    "zec-disk": (ZEC, "DescribeDisks", "diskId"),
    "zlb-load-balancer": (ZLB, "DescribeLoadBalancers", "loadBalancerId"),
}


def models_of(service, version):
    return importlib.import_module(f"zenlayercloud.{service}.v{version.replace('-', '')}.models")


def call(of, action, **parameters):
    """Makes the SDK's request of the parameters, and returns its model of the answer."""
    service, version = of
    module = importlib.import_module(f"zenlayercloud.{service}.v{version.replace('-', '')}.{service}_client")
    request = getattr(models_of(*of), f"{action}Request")()
    for name, value in parameters.items():
        if not hasattr(request, name):
            raise SystemExit(f"{action}Request has no {name}")
        setattr(request, name, value)
    [client] = [value for name, value in vars(module).items() if name.lower() == f"{service}client"]
    credential = Credential(os.environ["KEY_ID"], os.environ["KEY_PASSWORD"])
    config = Config(scheme="http", domain=os.environ["ENDPOINT"], request_timeout=10)
    return getattr(client(credential, config), action)(request)


def items_of(of, action, **parameters):
    """Reads a list to its last page."""
    items, page = [], 1
    while True:
        answer = call(of, action, pageNum=page, pageSize=PAGE_SIZE, **parameters)
        items += answer.dataSet
        if len(answer.dataSet) < PAGE_SIZE:
            return items
        page += 1


def until_running(of, action, parameter, ids):
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        items = call(of, action, **{parameter: ids}).dataSet
        if len(items) == len(ids) and all(item.status == "RUNNING" for item in items):
            return items
        if time.monotonic() > end:
            raise SystemExit(f"{', '.join(ids)}: not RUNNING after {PATIENCE_SECONDS} s")
        time.sleep(PAUSE_SECONDS)


def deploy(name):
    before = set(listed())
    vpc, subnet = make_network(name)
    group, key = make_access(name)
    instances = make_instances(name, subnet, group, key)
    make_balancer(name, vpc, subnet, group, instances)
    # Disks and vNICs come with the instances.
    return [resource for resource in listed() if resource not in before]


def make_network(name):
    vpc = {"name": f"{name}-vpc", "cidrBlock": "10.0.0.0/16", "mtu": 1500, "tags": tags_for(ZEC, name)}
    vpc_id = call(ZEC, "CreateVpc", **vpc).vpcId
    subnet = {"name": f"{name}-subnet", "regionId": REGION, "stackType": "IPv4", "cidrBlock": "10.0.1.0/24"}
    return vpc_id, call(ZEC, "CreateSubnet", vpcId=vpc_id, **subnet).subnetId


def make_access(name):
    """What can have no tags, and is not inside the VPC."""
    rules = [
        models_of(*ZEC).SecurityGroupRuleInfo(
            {
                **{"direction": "ingress", "policy": "accept", "priority": 1},
                **{"ipProtocol": "tcp", "portRange": port, "cidrIp": "0.0.0.0/0"},
            }
        )
        for port in ("22", "80")
    ]
    group = call(ZEC, "CreateSecurityGroup", securityGroupName=f"{name}-web", ruleInfos=rules)
    key = call(CCS, "ImportKeyPair", keyName=f"{name}-admin", publicKey=PUBLIC_KEY)
    return group.securityGroupId, key.keyId


def make_instances(name, subnet, group, key):
    [image, *_] = call(ZEC, "DescribeImages", zoneId=ZONE).dataSet
    request = {
        **{"zoneId": ZONE, "imageId": image.imageId, "instanceType": "z2a.cpu.1", "instanceCount": INSTANCES},
        **{"instanceName": f"{name}-web", "subnetId": subnet, "securityGroupId": group, "keyId": key},
        **{"systemDisk": models_of(*ZEC).SystemDisk({"diskSize": 40}), "tags": tags_for(ZEC, name)},
    }
    ids = call(ZEC, "CreateZecInstances", **request).instanceIdSet
    return until_running(ZEC, "DescribeInstances", "instanceIds", ids)


def make_balancer(name, vpc, subnet, group, instances):
    request = {"regionId": REGION, "vpcId": vpc, "subnetId": subnet, "securityGroupId": group}
    request = {**request, "loadBalancerName": f"{name}-web", "tags": tags_for(ZLB, name)}
    [balancer] = call(ZLB, "CreateLoadBalancer", **request).loadBalancerIds
    until_running(ZLB, "DescribeLoadBalancers", "loadBalancerIds", [balancer])
    listener = {"listenerName": "http-80", "protocol": "TCP", "port": "80", "scheduler": "mh", "kind": "FNAT"}
    of = {"loadBalancerId": balancer}
    of["listenerId"] = call(ZLB, "CreateListener", **of, **listener).listenerId
    servers = [
        models_of(*ZLB).BackendServer(
            {
                **{"instanceId": instance.instanceId, "privateIpAddress": instance.privateIpAddresses[0]},
                **{"port": 80, "weight": 100},
            }
        )
        for instance in instances
    ]
    call(ZLB, "RegisterBackend", **of, backendServers=servers)
    behind = {backend.instanceId for backend in call(ZLB, "DescribeBackends", **of).backends}
    if behind != {instance.instanceId for instance in instances}:
        raise SystemExit(f"the listener {of['listenerId']} forwards to {behind}")


def tags_for(of, name):
    return models_of(*of).TagAssociation({"tags": [{"key": "preview", "value": name}]})


def listed():
    return [
        f"{kind}/{getattr(item, id_field)}"
        for kind, (of, action, id_field) in LISTS.items()
        for item in items_of(of, action)
    ]


def tagged(name):
    tag = models_of(*ZRM).Tag({"key": "preview", "value": name})
    return [
        f"{item.resourceType}/{item.resourceUuid}"
        for item in call(ZRM, "DescribeResourceByTags", tags=[tag]).dataSet
    ]


COMMANDS = {"deploy": deploy, "list": listed, "tagged": tagged}


def main():
    command, *arguments = sys.argv[1:] or [""]
    if command not in COMMANDS:
        raise SystemExit(__doc__)
    for resource in COMMANDS[command](*arguments):
        print(resource)


main()
