package main

import (
	aigw20260414 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/aigw20260414"
	bmc20221120 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/bmc20221120"
	bmc20260201 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/bmc20260201"
	ccs20250901 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/ccs20250901"
	ipt20240901 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/ipt20240901"
	sdn20230830 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/sdn20230830"
	traffic20240326 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/traffic20240326"
	vm20230313 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/vm20230313"
	vm20260401 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/vm20260401"
	zdns20251101 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/zdns20251101"
	zec20240401 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/zec20240401"
	zec20250901 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/zec20250901"
	zga20230706 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/zga20230706"
	zlb20250401 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/zlb20250401"
	zos20251010 "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/zos20251010"
)

// One row an operation: how its request is made, and the method that sends it. There is no package for sdn of 2026-04-01 and zga of 2024-11-04.
func operations(a *access) sdk {
	sdn2023 := client(a, sdn20230830.NewClient, sdn20230830.NewClientWithTokenAndConfig)
	vm2023 := client(a, vm20230313.NewClient, vm20230313.NewClientWithTokenAndConfig)
	vm2026 := client(a, vm20260401.NewClient, vm20260401.NewClientWithTokenAndConfig)
	bmc2022 := client(a, bmc20221120.NewClient, bmc20221120.NewClientWithTokenAndConfig)
	bmc2026 := client(a, bmc20260201.NewClient, bmc20260201.NewClientWithTokenAndConfig)
	zec2024 := client(a, zec20240401.NewClient, zec20240401.NewClientWithTokenAndConfig)
	zec2025 := client(a, zec20250901.NewClient, zec20250901.NewClientWithTokenAndConfig)
	zlb2025 := client(a, zlb20250401.NewClient, zlb20250401.NewClientWithTokenAndConfig)
	ipt2024 := client(a, ipt20240901.NewClient, ipt20240901.NewClientWithTokenAndConfig)
	traffic2024 := client(a, traffic20240326.NewClient, traffic20240326.NewClientWithTokenAndConfig)
	ccs2025 := client(a, ccs20250901.NewClient, ccs20250901.NewClientWithTokenAndConfig)
	aigw2026 := client(a, aigw20260414.NewClient, aigw20260414.NewClientWithTokenAndConfig)
	zga2023 := client(a, zga20230706.NewClient, zga20230706.NewClientWithTokenAndConfig)
	zdns2025 := client(a, zdns20251101.NewClient, zdns20251101.NewClientWithTokenAndConfig)
	zos2025 := client(a, zos20251010.NewClient, zos20251010.NewClientWithTokenAndConfig)
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

		"vm 2023-03-13 DescribeSubnets":                of(vm20230313.NewDescribeSubnetsRequest, vm2023.DescribeSubnets),
		"vm 2023-03-13 DeleteSubnet":                   of(vm20230313.NewDeleteSubnetRequest, vm2023.DeleteSubnet),
		"vm 2026-04-01 DescribeSubnets":                of(vm20260401.NewDescribeSubnetsRequest, vm2026.DescribeSubnets),
		"vm 2026-04-01 DeleteSubnet":                   of(vm20260401.NewDeleteSubnetRequest, vm2026.DeleteSubnet),
		"vm 2023-03-13 DescribeSecurityGroups":         of(vm20230313.NewDescribeSecurityGroupsRequest, vm2023.DescribeSecurityGroups),
		"vm 2023-03-13 DeleteSecurityGroup":            of(vm20230313.NewDeleteSecurityGroupRequest, vm2023.DeleteSecurityGroup),
		"vm 2026-04-01 DescribeSecurityGroups":         of(vm20260401.NewDescribeSecurityGroupsRequest, vm2026.DescribeSecurityGroups),
		"vm 2026-04-01 DeleteSecurityGroup":            of(vm20260401.NewDeleteSecurityGroupRequest, vm2026.DeleteSecurityGroup),
		"bmc 2022-11-20 DescribeVpcs":                  of(bmc20221120.NewDescribeVpcsRequest, bmc2022.DescribeVpcs),
		"bmc 2022-11-20 DeleteVpc":                     of(bmc20221120.NewDeleteVpcRequest, bmc2022.DeleteVpc),
		"bmc 2026-02-01 DescribeVpcs":                  of(bmc20260201.NewDescribeVpcsRequest, bmc2026.DescribeVpcs),
		"bmc 2026-02-01 DeleteVpc":                     of(bmc20260201.NewDeleteVpcRequest, bmc2026.DeleteVpc),
		"bmc 2022-11-20 DescribeSubnets":               of(bmc20221120.NewDescribeSubnetsRequest, bmc2022.DescribeSubnets),
		"bmc 2022-11-20 DeleteSubnet":                  of(bmc20221120.NewDeleteSubnetRequest, bmc2022.DeleteSubnet),
		"bmc 2026-02-01 DescribeSubnets":               of(bmc20260201.NewDescribeSubnetsRequest, bmc2026.DescribeSubnets),
		"bmc 2026-02-01 DeleteSubnet":                  of(bmc20260201.NewDeleteSubnetRequest, bmc2026.DeleteSubnet),
		"zec 2025-09-01 DescribeNetworkInterfaces":     of(zec20250901.NewDescribeNetworkInterfacesRequest, zec2025.DescribeNetworkInterfaces),
		"zec 2025-09-01 DetachNetworkInterface":        of(zec20250901.NewDetachNetworkInterfaceRequest, zec2025.DetachNetworkInterface),
		"zec 2025-09-01 DeleteNetworkInterface":        of(zec20250901.NewDeleteNetworkInterfaceRequest, zec2025.DeleteNetworkInterface),
		"zec 2025-09-01 DescribeVpcs":                  of(zec20250901.NewDescribeVpcsRequest, zec2025.DescribeVpcs),
		"zec 2025-09-01 DeleteVpc":                     of(zec20250901.NewDeleteVpcRequest, zec2025.DeleteVpc),
		"zec 2025-09-01 DescribeSubnets":               of(zec20250901.NewDescribeSubnetsRequest, zec2025.DescribeSubnets),
		"zec 2025-09-01 DeleteSubnet":                  of(zec20250901.NewDeleteSubnetRequest, zec2025.DeleteSubnet),
		"zec 2025-09-01 DescribeSecurityGroups":        of(zec20250901.NewDescribeSecurityGroupsRequest, zec2025.DescribeSecurityGroups),
		"zec 2025-09-01 DeleteSecurityGroup":           of(zec20250901.NewDeleteSecurityGroupRequest, zec2025.DeleteSecurityGroup),
		"zec 2025-09-01 DescribeRoutes":                of(zec20250901.NewDescribeRoutesRequest, zec2025.DescribeRoutes),
		"zec 2025-09-01 DeleteRoute":                   of(zec20250901.NewDeleteRouteRequest, zec2025.DeleteRoute),
		"zec 2025-09-01 DescribeNatGateways":           of(zec20250901.NewDescribeNatGatewaysRequest, zec2025.DescribeNatGateways),
		"zec 2025-09-01 DeleteNatGateway":              of(zec20250901.NewDeleteNatGatewayRequest, zec2025.DeleteNatGateway),
		"zec 2025-09-01 DescribeBorderGateways":        of(zec20250901.NewDescribeBorderGatewaysRequest, zec2025.DescribeBorderGateways),
		"zec 2025-09-01 DeleteBorderGateway":           of(zec20250901.NewDeleteBorderGatewayRequest, zec2025.DeleteBorderGateway),
		"zec 2025-09-01 DescribeHaVips":                of(zec20250901.NewDescribeHaVipsRequest, zec2025.DescribeHaVips),
		"zec 2025-09-01 DeleteHaVip":                   of(zec20250901.NewDeleteHaVipRequest, zec2025.DeleteHaVip),
		"zec 2025-09-01 DescribeCidrs":                 of(zec20250901.NewDescribeCidrsRequest, zec2025.DescribeCidrs),
		"zec 2025-09-01 DeleteCidr":                    of(zec20250901.NewDeleteCidrRequest, zec2025.DeleteCidr),
		"zec 2025-09-01 DescribeIpv6Cidrs":             of(zec20250901.NewDescribeIpv6CidrsRequest, zec2025.DescribeIpv6Cidrs),
		"zec 2025-09-01 DeleteIpv6Cidr":                of(zec20250901.NewDeleteIpv6CidrRequest, zec2025.DeleteIpv6Cidr),
		"zec 2025-09-01 DescribeCrossRegionBandwidth":  of(zec20250901.NewDescribeCrossRegionBandwidthRequest, zec2025.DescribeCrossRegionBandwidth),
		"zec 2025-09-01 DeleteCrossRegionBandwidth":    of(zec20250901.NewDeleteCrossRegionBandwidthRequest, zec2025.DeleteCrossRegionBandwidth),
		"zec 2025-09-01 DescribeDhcpOptionsSets":       of(zec20250901.NewDescribeDhcpOptionsSetsRequest, zec2025.DescribeDhcpOptionsSets),
		"zec 2025-09-01 DeleteDhcpOptionsSet":          of(zec20250901.NewDeleteDhcpOptionsSetRequest, zec2025.DeleteDhcpOptionsSet),
		"zec 2025-09-01 DescribeQosPolicyGroups":       of(zec20250901.NewDescribeQosPolicyGroupsRequest, zec2025.DescribeQosPolicyGroups),
		"zec 2025-09-01 DeleteQosPolicyGroup":          of(zec20250901.NewDeleteQosPolicyGroupRequest, zec2025.DeleteQosPolicyGroup),
		"zec 2025-09-01 DescribePolicys":               of(zec20250901.NewDescribePolicysRequest, zec2025.DescribePolicys),
		"zec 2025-09-01 DeletePolicy":                  of(zec20250901.NewDeletePolicyRequest, zec2025.DeletePolicy),
		"zec 2025-09-01 DescribeSnapshots":             of(zec20250901.NewDescribeSnapshotsRequest, zec2025.DescribeSnapshots),
		"zec 2025-09-01 DeleteSnapshots":               of(zec20250901.NewDeleteSnapshotsRequest, zec2025.DeleteSnapshots),
		"zec 2025-09-01 DescribeAutoSnapshotPolicies":  of(zec20250901.NewDescribeAutoSnapshotPoliciesRequest, zec2025.DescribeAutoSnapshotPolicies),
		"zec 2025-09-01 DeleteAutoSnapshotPolicies":    of(zec20250901.NewDeleteAutoSnapshotPoliciesRequest, zec2025.DeleteAutoSnapshotPolicies),
		"zec 2025-09-01 DescribeCustomImages":          of(zec20250901.NewDescribeCustomImagesRequest, zec2025.DescribeCustomImages),
		"zec 2025-09-01 DeleteImages":                  of(zec20250901.NewDeleteImagesRequest, zec2025.DeleteImages),
		"zec 2025-09-01 DescribePlacementGroups":       of(zec20250901.NewDescribePlacementGroupsRequest, zec2025.DescribePlacementGroups),
		"zec 2025-09-01 DeletePlacementGroups":         of(zec20250901.NewDeletePlacementGroupsRequest, zec2025.DeletePlacementGroups),
		"ipt 2024-09-01 DescribeIPTransits":            of(ipt20240901.NewDescribeIPTransitsRequest, ipt2024.DescribeIPTransits),
		"ipt 2024-09-01 DeleteIPTransit":               of(ipt20240901.NewDeleteIPTransitRequest, ipt2024.DeleteIPTransit),
		"traffic 2024-03-26 DescribeBandwidthClusters": of(traffic20240326.NewDescribeBandwidthClustersRequest, traffic2024.DescribeBandwidthClusters),
		"traffic 2024-03-26 DeleteBandwidthClusters":   of(traffic20240326.NewDeleteBandwidthClustersRequest, traffic2024.DeleteBandwidthClusters),
		"ccs 2025-09-01 DescribeKeyPairs":              of(ccs20250901.NewDescribeKeyPairsRequest, ccs2025.DescribeKeyPairs),
		"ccs 2025-09-01 DeleteKeyPairs":                of(ccs20250901.NewDeleteKeyPairsRequest, ccs2025.DeleteKeyPairs),
		"aigw 2026-04-14 DescribeAiGateways":           of(aigw20260414.NewDescribeAiGatewaysRequest, aigw2026.DescribeAiGateways),
		"aigw 2026-04-14 DeleteAiGateway":              of(aigw20260414.NewDeleteAiGatewayRequest, aigw2026.DeleteAiGateway),
		"zga 2023-07-06 DescribeAccelerators":          of(zga20230706.NewDescribeAcceleratorsRequest, zga2023.DescribeAccelerators),
		"zga 2023-07-06 DeleteAccelerator":             of(zga20230706.NewDeleteAcceleratorRequest, zga2023.DeleteAccelerator),
		"zga 2023-07-06 DescribeCertificates":          of(zga20230706.NewDescribeCertificatesRequest, zga2023.DescribeCertificates),
		"zga 2023-07-06 DeleteCertificate":             of(zga20230706.NewDeleteCertificateRequest, zga2023.DeleteCertificate),
		"zdns 2025-11-01 DescribePrivateZones":         of(zdns20251101.NewDescribePrivateZonesRequest, zdns2025.DescribePrivateZones),
		"zdns 2025-11-01 DeletePrivateZone":            of(zdns20251101.NewDeletePrivateZoneRequest, zdns2025.DeletePrivateZone),
		"zos 2025-10-10 DescribeCommands":              of(zos20251010.NewDescribeCommandsRequest, zos2025.DescribeCommands),
		"zos 2025-10-10 DeleteCommand":                 of(zos20251010.NewDeleteCommandRequest, zos2025.DeleteCommand),
	}
}
