// Lists of what is in a resource.
import type { Extra } from '../extra.ts'
import { requiredString } from '../parameters.ts'

export const MEMBER_EXTRAS: readonly Extra[] = [
  {
    service: 'traffic',
    versions: ['2024-03-26'],
    action: 'DescribeBandwidthClusterResources',
    ids: 'bandwidthClusterId',
    // No `dataSet`, unlike every other list, and no pages.
    answer: (body, { world, now }) => {
      const id = requiredString(body, 'bandwidthClusterId')
      const members = world
        .naming('zec-eip', 'bandwidthClusterId', id)
        .filter(({ timeline }) => timeline.at(now) !== undefined)
      return {
        totalCount: members.length,
        resources: members.map((it) => ({ resourceId: it.id, resourceType: 'EIP' })),
      }
    },
  },
  {
    service: 'zec',
    versions: ['2025-09-01'],
    action: 'DescribePolicyDetail',
    ids: 'policyId',
    answer: (body, { world, now }) => {
      const id = requiredString(body, 'policyId')
      const eips = world
        .naming('zec-eip', 'policyId', id)
        .filter(({ timeline }) => timeline.at(now) !== undefined)
      const policy = world.find('zec-ddos-policy', id)
      return {
        policyId: id,
        policyName: policy?.name ?? null,
        attachmentIps: eips.map(({ ipAddress }) => ipAddress),
        createTime: policy?.createTime ?? null,
      }
    },
  },
]
