package main

import (
	bmc20221120 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/bmc20221120"
	bmc20260201 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/bmc20260201"
	sdn20230830 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/sdn20230830"
	vm20230313 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/vm20230313"
	vm20260401 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/vm20260401"
	zec20240401 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/zec20240401"
	zec20250901 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/zec20250901"
	zlb20250401 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/zlb20250401"
)

// One row an operation: how its request is made, and the method that sends it. There is no package for sdn of 2026-04-01.
func operations(a *access) sdk {
	sdn2023 := client(a, sdn20230830.NewClient, sdn20230830.NewClientWithTokenAndConfig)
	vm2023 := client(a, vm20230313.NewClient, vm20230313.NewClientWithTokenAndConfig)
	vm2026 := client(a, vm20260401.NewClient, vm20260401.NewClientWithTokenAndConfig)
	bmc2022 := client(a, bmc20221120.NewClient, bmc20221120.NewClientWithTokenAndConfig)
	bmc2026 := client(a, bmc20260201.NewClient, bmc20260201.NewClientWithTokenAndConfig)
	zec2024 := client(a, zec20240401.NewClient, zec20240401.NewClientWithTokenAndConfig)
	zec2025 := client(a, zec20250901.NewClient, zec20250901.NewClientWithTokenAndConfig)
	zlb2025 := client(a, zlb20250401.NewClient, zlb20250401.NewClientWithTokenAndConfig)
	return sdk{
		"sdn 2023-08-30 DescribePorts":           of(sdn20230830.NewDescribePortsRequest, sdn2023.DescribePorts),
		"sdn 2023-08-30 TerminatePort":           of(sdn20230830.NewTerminatePortRequest, sdn2023.TerminatePort),
		"sdn 2023-08-30 DestroyPort":             of(sdn20230830.NewDestroyPortRequest, sdn2023.DestroyPort),
		"sdn 2023-08-30 DescribePrivateConnects": of(sdn20230830.NewDescribePrivateConnectsRequest, sdn2023.DescribePrivateConnects),
		"sdn 2023-08-30 DeletePrivateConnect":    of(sdn20230830.NewDeletePrivateConnectRequest, sdn2023.DeletePrivateConnect),
		"sdn 2023-08-30 DestroyPrivateConnect":   of(sdn20230830.NewDestroyPrivateConnectRequest, sdn2023.DestroyPrivateConnect),
		"sdn 2023-08-30 DescribeCloudRouters":    of(sdn20230830.NewDescribeCloudRoutersRequest, sdn2023.DescribeCloudRouters),
		"sdn 2023-08-30 DeleteCloudRouter":       of(sdn20230830.NewDeleteCloudRouterRequest, sdn2023.DeleteCloudRouter),
		"sdn 2023-08-30 DestroyCloudRouter":      of(sdn20230830.NewDestroyCloudRouterRequest, sdn2023.DestroyCloudRouter),

		"vm 2023-03-13 DescribeInstances": of(vm20230313.NewDescribeInstancesRequest, vm2023.DescribeInstances),
		"vm 2023-03-13 TerminateInstance": of(vm20230313.NewTerminateInstanceRequest, vm2023.TerminateInstance),
		"vm 2023-03-13 ReleaseInstances":  of(vm20230313.NewReleaseInstancesRequest, vm2023.ReleaseInstances),
		"vm 2023-03-13 DescribeDisks":     of(vm20230313.NewDescribeDisksRequest, vm2023.DescribeDisks),
		"vm 2023-03-13 TerminateDisk":     of(vm20230313.NewTerminateDiskRequest, vm2023.TerminateDisk),
		"vm 2023-03-13 ReleaseDisk":       of(vm20230313.NewReleaseDiskRequest, vm2023.ReleaseDisk),

		"vm 2026-04-01 DescribeInstances": of(vm20260401.NewDescribeInstancesRequest, vm2026.DescribeInstances),
		"vm 2026-04-01 TerminateInstance": of(vm20260401.NewTerminateInstanceRequest, vm2026.TerminateInstance),
		"vm 2026-04-01 ReleaseInstances":  of(vm20260401.NewReleaseInstancesRequest, vm2026.ReleaseInstances),
		"vm 2026-04-01 DescribeDisks":     of(vm20260401.NewDescribeDisksRequest, vm2026.DescribeDisks),
		"vm 2026-04-01 TerminateDisk":     of(vm20260401.NewTerminateDiskRequest, vm2026.TerminateDisk),
		"vm 2026-04-01 ReleaseDisk":       of(vm20260401.NewReleaseDiskRequest, vm2026.ReleaseDisk),

		"bmc 2022-11-20 DescribeInstances":     of(bmc20221120.NewDescribeInstancesRequest, bmc2022.DescribeInstances),
		"bmc 2022-11-20 TerminateInstance":     of(bmc20221120.NewTerminateInstanceRequest, bmc2022.TerminateInstance),
		"bmc 2022-11-20 ReleaseInstances":      of(bmc20221120.NewReleaseInstancesRequest, bmc2022.ReleaseInstances),
		"bmc 2022-11-20 DescribeEipAddresses":  of(bmc20221120.NewDescribeEipAddressesRequest, bmc2022.DescribeEipAddresses),
		"bmc 2022-11-20 TerminateEipAddress":   of(bmc20221120.NewTerminateEipAddressRequest, bmc2022.TerminateEipAddress),
		"bmc 2022-11-20 ReleaseEipAddresses":   of(bmc20221120.NewReleaseEipAddressesRequest, bmc2022.ReleaseEipAddresses),
		"bmc 2022-11-20 DescribeCidrBlocks":    of(bmc20221120.NewDescribeCidrBlocksRequest, bmc2022.DescribeCidrBlocks),
		"bmc 2022-11-20 TerminateCidrBlock":    of(bmc20221120.NewTerminateCidrBlockRequest, bmc2022.TerminateCidrBlock),
		"bmc 2022-11-20 ReleaseCidrBlocks":     of(bmc20221120.NewReleaseCidrBlocksRequest, bmc2022.ReleaseCidrBlocks),
		"bmc 2022-11-20 DescribeLoadBalancers": of(bmc20221120.NewDescribeLoadBalancersRequest, bmc2022.DescribeLoadBalancers),
		"bmc 2022-11-20 TerminateLoadBalancer": of(bmc20221120.NewTerminateLoadBalancerRequest, bmc2022.TerminateLoadBalancer),
		"bmc 2022-11-20 ReleaseLoadBalancer":   of(bmc20221120.NewReleaseLoadBalancerRequest, bmc2022.ReleaseLoadBalancer),

		"bmc 2026-02-01 DescribeInstances":     of(bmc20260201.NewDescribeInstancesRequest, bmc2026.DescribeInstances),
		"bmc 2026-02-01 TerminateInstance":     of(bmc20260201.NewTerminateInstanceRequest, bmc2026.TerminateInstance),
		"bmc 2026-02-01 ReleaseInstances":      of(bmc20260201.NewReleaseInstancesRequest, bmc2026.ReleaseInstances),
		"bmc 2026-02-01 DescribeEipAddresses":  of(bmc20260201.NewDescribeEipAddressesRequest, bmc2026.DescribeEipAddresses),
		"bmc 2026-02-01 TerminateEipAddress":   of(bmc20260201.NewTerminateEipAddressRequest, bmc2026.TerminateEipAddress),
		"bmc 2026-02-01 ReleaseEipAddresses":   of(bmc20260201.NewReleaseEipAddressesRequest, bmc2026.ReleaseEipAddresses),
		"bmc 2026-02-01 DescribeCidrBlocks":    of(bmc20260201.NewDescribeCidrBlocksRequest, bmc2026.DescribeCidrBlocks),
		"bmc 2026-02-01 TerminateCidrBlock":    of(bmc20260201.NewTerminateCidrBlockRequest, bmc2026.TerminateCidrBlock),
		"bmc 2026-02-01 ReleaseCidrBlocks":     of(bmc20260201.NewReleaseCidrBlocksRequest, bmc2026.ReleaseCidrBlocks),
		"bmc 2026-02-01 DescribeLoadBalancers": of(bmc20260201.NewDescribeLoadBalancersRequest, bmc2026.DescribeLoadBalancers),
		"bmc 2026-02-01 TerminateLoadBalancer": of(bmc20260201.NewTerminateLoadBalancerRequest, bmc2026.TerminateLoadBalancer),
		"bmc 2026-02-01 ReleaseLoadBalancer":   of(bmc20260201.NewReleaseLoadBalancerRequest, bmc2026.ReleaseLoadBalancer),

		"zec 2024-04-01 DescribeInstances":     of(zec20240401.NewDescribeInstancesRequest, zec2024.DescribeInstances),
		"zec 2024-04-01 ReleaseInstances":      of(zec20240401.NewReleaseInstancesRequest, zec2024.ReleaseInstances),
		"zec 2024-04-01 DescribeEips":          of(zec20240401.NewDescribeEipsRequest, zec2024.DescribeEips),
		"zec 2024-04-01 UnassociateEipAddress": of(zec20240401.NewUnassociateEipAddressRequest, zec2024.UnassociateEipAddress),
		"zec 2024-04-01 DeleteEip":             of(zec20240401.NewDeleteEipRequest, zec2024.DeleteEip),
		"zec 2024-04-01 DescribeDisks":         of(zec20240401.NewDescribeDisksRequest, zec2024.DescribeDisks),
		"zec 2024-04-01 ReleaseDisk":           of(zec20240401.NewReleaseDiskRequest, zec2024.ReleaseDisk),

		"zec 2025-09-01 DescribeInstances":     of(zec20250901.NewDescribeInstancesRequest, zec2025.DescribeInstances),
		"zec 2025-09-01 ReleaseInstances":      of(zec20250901.NewReleaseInstancesRequest, zec2025.ReleaseInstances),
		"zec 2025-09-01 DescribeEips":          of(zec20250901.NewDescribeEipsRequest, zec2025.DescribeEips),
		"zec 2025-09-01 UnassociateEipAddress": of(zec20250901.NewUnassociateEipAddressRequest, zec2025.UnassociateEipAddress),
		"zec 2025-09-01 DeleteEip":             of(zec20250901.NewDeleteEipRequest, zec2025.DeleteEip),
		"zec 2025-09-01 DescribeDisks":         of(zec20250901.NewDescribeDisksRequest, zec2025.DescribeDisks),
		"zec 2025-09-01 ReleaseDisk":           of(zec20250901.NewReleaseDiskRequest, zec2025.ReleaseDisk),

		"zlb 2025-04-01 DescribeLoadBalancers": of(zlb20250401.NewDescribeLoadBalancersRequest, zlb2025.DescribeLoadBalancers),
		"zlb 2025-04-01 TerminateLoadBalancer": of(zlb20250401.NewTerminateLoadBalancerRequest, zlb2025.TerminateLoadBalancer),
	}
}
