// The kinds of the service zec around disks and instances.
import { among, equals, fuzzy, group } from '../filters.ts'
import type { Kind } from '../kind.ts'
import { stringsOf } from '../parameters.ts'
import {
  AT_REST,
  exactly,
  groupOf,
  idsOf,
  naming,
  ONE_STEP,
  only,
  OWNED,
  ownersOf,
  renames,
  SIMPLE,
  tagsOf,
  ZEC,
} from './common.ts'

const SNAPSHOT: Kind = {
  ...ZEC,
  zone: 'asia-east-1a',
  ...ONE_STEP,
  name: 'zec-snapshot',
  versions: {
    '2024-04-01': { without: ['retentionTime', 'snapshotType'], ignores: ['snapshotType'] },
    '2025-09-01': {},
  },
  list: { action: 'DescribeSnapshots', ids: 'snapshotIds' },
  writes: [
    { action: 'DeleteSnapshots', parameter: 'snapshotIds', steps: ['recycle'], failedIds: 'snapshotIds' },
    renames('ModifySnapshotsAttribute', 'snapshotIds', 'snapshotName'),
  ],
  creations: [
    {
      action: 'CreateSnapshot',
      required: ['diskId', 'snapshotName'],
      refers: { diskId: 'zec-disk' },
      answer: 'snapshotId',
      name: 'snapshotName',
      status: 'CREATING',
    },
  ],
  life: {
    live: ['AVAILABLE', 'FAILED'],
    failed: [],
    creating: { CREATING: 'AVAILABLE' },
    busy: { ROLLING_BACK: 'AVAILABLE' },
    leaving: 'DELETING',
  },
  refusals: { recycle: only(AT_REST, '400 OPERATION_DENIED_DISK_SNAPSHOT_STATUS') },
  missing: '404 INVALID_DISK_SNAPSHOT_NOT_FOUND',
  fields: { diskId: null, snapshotType: 'Manual' },
  filters: {
    resourceGroupId: group,
    ...exactly('zoneId', 'status', 'diskType', 'snapshotType'),
    diskIds: among('diskId'),
    snapshotName: fuzzy('snapshotName'),
  },
  unlisted: ['diskType'],
  item: (it, { status, world, time }) => {
    const disk = world.find('zec-disk', String(it.fields['diskId']))
    return {
      snapshotId: it.id,
      snapshotName: it.name,
      zoneId: it.zoneId,
      status,
      snapshotType: it.fields['snapshotType'],
      retentionTime: null,
      diskId: it.fields['diskId'],
      diskType: disk?.fields['diskType'] ?? null,
      createTime: it.createTime,
      diskAbility: disk?.timeline.at(time) !== undefined,
      resourceGroup: groupOf(it),
    }
  },
}

const SNAPSHOT_POLICY: Kind = {
  ...ZEC,
  zone: 'asia-east-1a',
  ...SIMPLE,
  name: 'zec-snapshot-policy',
  list: { action: 'DescribeAutoSnapshotPolicies', ids: 'autoSnapshotPolicyIds' },
  writes: [
    { action: 'DeleteAutoSnapshotPolicies', parameter: 'autoSnapshotPolicyIds', steps: ['recycle'] },
    {
      action: 'CancelAutoSnapshotPolicy',
      parameter: 'autoSnapshotPolicyId',
      steps: ['change'],
      effect: (it, world, body) => {
        const ids = stringsOf(body, 'diskIds')
        const disks = world.naming('zec-disk', 'autoSnapshotPolicyId', it.id)
        for (const disk of disks.filter(({ id }) => ids.includes(id)))
          world.set(disk, 'autoSnapshotPolicyId', null)
      },
    },
    renames('ModifyAutoSnapshotPolicy', 'autoSnapshotPolicyId', 'autoSnapshotPolicyName'),
    {
      action: 'ApplyAutoSnapshotPolicy',
      parameter: 'autoSnapshotPolicyId',
      steps: ['change'],
      effect: (it, world, body) => {
        for (const id of stringsOf(body, 'diskIds')) {
          const disk = world.find('zec-disk', id)
          if (disk !== undefined) world.set(disk, 'autoSnapshotPolicyId', it.id)
        }
      },
    },
  ],
  creations: [
    {
      action: 'CreateAutoSnapshotPolicy',
      required: ['zoneId', 'autoSnapshotPolicyName', 'repeatWeekDays', 'hours'],
      refers: { zoneId: 'zone' },
      examples: { repeatWeekDays: [1], hours: [3], retentionDays: 7 },
      answer: 'autoSnapshotPolicyId',
      name: 'autoSnapshotPolicyName',
      place: 'zoneId',
    },
  ],
  missing: '404 INVALID_AUTO_SNAPSHOT_POLICY_NOT_FOUND',
  filters: { ...OWNED, zoneIds: among('zoneId'), autoSnapshotPolicyName: fuzzy('autoSnapshotPolicyName') },
  item: (it, view) => {
    const disks = idsOf(naming(it, view, 'zec-disk', 'autoSnapshotPolicyId'))
    return {
      autoSnapshotPolicyId: it.id,
      zoneId: it.zoneId,
      autoSnapshotPolicyName: it.name,
      repeatWeekDays: [1],
      hours: [3],
      retentionDays: 7,
      diskNum: disks.length,
      createTime: it.createTime,
      resourceGroup: groupOf(it),
      diskIdSet: disks,
      tags: tagsOf(it),
    }
  },
}

const IMAGE: Kind = {
  ...ZEC,
  ...ONE_STEP,
  name: 'zec-image',
  list: { action: 'DescribeCustomImages', ids: 'imageIds' },
  writes: [
    { action: 'DeleteImages', parameter: 'imageIds', steps: ['recycle'], failedIds: 'imageIds' },
    renames('ModifyImagesAttributes', 'imageIds', 'imageName'),
  ],
  creations: [
    {
      action: 'CreateImage',
      required: ['instanceId', 'imageName'],
      refers: { instanceId: 'zec-instance' },
      answer: 'imageId',
      name: 'imageName',
      status: 'CREATING',
      says: ([seed]) => ({ imageName: seed?.name ?? null }),
    },
  ],
  life: {
    live: ['AVAILABLE', 'UNAVAILABLE', 'FAILED'],
    failed: [],
    creating: { CREATING: 'AVAILABLE' },
    busy: { SYNCING: 'AVAILABLE', PROCESSING: 'AVAILABLE' },
    leaving: 'DELETING',
  },
  refusals: { recycle: only(AT_REST, '400 INVALID_IMAGE_STATUS') },
  missing: '404 INVALID_IMAGE_NOT_FOUND',
  zone: 'asia-east-1',
  fields: { imageType: 'CUSTOM_IMAGE' },
  filters: {
    ...OWNED,
    ...exactly('category', 'osType', 'imageStatus'),
    regionId: equals('regionId'),
    imageName: fuzzy('imageName'),
  },
  unlisted: ['regionId'],
  // It does not say when it was made.
  item: (it, { status }) => ({
    imageId: it.id,
    imageName: it.name,
    regionId: it.zoneId,
    regionIdList: [it.zoneId],
    imageType: it.fields['imageType'],
    imageSource: 'Ubuntu',
    imageSize: '2.2',
    minDiskSize: 20,
    imageDescription: null,
    imageVersion: '24.04',
    imageStatus: status,
    nicNetworkType: ['Auto'],
    category: 'Ubuntu',
    osType: 'linux',
    ...ownersOf(it),
  }),
}

const PLACEMENT_GROUP: Kind = {
  ...ZEC,
  zone: 'asia-east-1a',
  ...SIMPLE,
  name: 'zec-placement-group',
  list: { action: 'DescribePlacementGroups', ids: 'placementGroupIds' },
  writes: [
    {
      action: 'DeletePlacementGroups',
      parameter: 'placementGroupIds',
      steps: ['recycle'],
      failedIds: 'failedPlacementGroupIds',
    },
    renames('ModifyPlacementGroupAttributes', 'placementGroupId', 'name'),
  ],
  creations: [
    {
      action: 'CreatePlacementGroup',
      required: ['zoneId', 'name'],
      refers: { zoneId: 'zone' },
      examples: { partitionNum: 3, affinity: 1 },
      answer: 'placementGroupId',
      name: 'name',
      place: 'zoneId',
    },
  ],
  missing: '404 INVALID_PLACEMENT_GROUP_NOT_FOUND',
  // Tags are in the item, and no filter takes them.
  filters: { resourceGroupId: group, zoneId: equals('zoneId'), name: fuzzy('name') },
  item: (it, view) => {
    const instances = idsOf(naming(it, view, 'zec-instance', 'placementGroupId'))
    return {
      placementGroupId: it.id,
      name: it.name,
      zoneId: it.zoneId,
      partitionNum: 3,
      affinity: 1,
      instanceCount: instances.length,
      instanceIds: instances,
      constraintStatus: 'SATISFIED',
      createTime: it.createTime,
      resourceGroup: groupOf(it),
      tags: tagsOf(it),
    }
  },
}

export const ZEC_STORAGE_KINDS = [SNAPSHOT, SNAPSHOT_POLICY, IMAGE, PLACEMENT_GROUP]
