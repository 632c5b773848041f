// What an instance or a load balancer carries: disks, elastic IPs and vNICs that name it, and what becomes of them.
import { describe, expect, test } from '@jest/globals'
import { one, verdict, VM, VM_DISK, World, ZEC, ZEC_DISK, ZEC_EIP, ZEC_NIC, ZLB } from './world.ts'

const I = { instanceId: 'i' }

function elastic(attributes: object = {}): World {
  return new World({
    resources: [
      { kind: 'zec-instance', id: 'i', ...attributes },
      { kind: 'zec-instance', id: 'other' },
      { kind: 'zec-disk', id: 'system', diskType: 'SYSTEM', ...I },
      { kind: 'zec-disk', id: 'data', ...I },
      { kind: 'zec-disk', id: 'fixed', portable: false, ...I },
      { kind: 'zec-disk', id: 'free' },
      { kind: 'zec-eip', id: 'eip', ...I },
      { kind: 'zec-eip', id: 'default', isDefault: true, ...I },
      { kind: 'zec-eip', id: 'unbound', status: 'UNBIND', ...I },
      { kind: 'zec-nic', id: 'primary', nicType: 'Primary', vpcId: 'vpc', subnetId: 'subnet', ...I },
      { kind: 'zec-nic', id: 'secondary', ...I },
      { kind: 'zec-nic', id: 'spare' },
    ],
  })
}

const CARRIED = [
  ...['system', 'data', 'fixed', 'free'].map((id) => ({ row: ZEC_DISK, id })),
  ...['eip', 'default', 'unbound'].map((id) => ({ row: ZEC_EIP, id })),
  ...['primary', 'secondary', 'spare'].map((id) => ({ row: ZEC_NIC, id })),
]

function statuses(world: World): Record<string, string | undefined> {
  return Object.fromEntries(CARRIED.map(({ row, id }) => [id, world.status(row, id)]))
}

const AT_REST = { free: 'AVAILABLE', unbound: 'UNBIND', spare: 'AVAILABLE' }

describe('an elastic instance', () => {
  test('attaches what names it, and not what is seeded as free', () => {
    expect(statuses(elastic())).toEqual({
      ...AT_REST,
      ...{ system: 'IN_USE', data: 'IN_USE', fixed: 'IN_USE' },
      ...{ eip: 'BINDED', default: 'BINDED', primary: 'USED', secondary: 'USED' },
    })
  })

  test('names what is attached to it', () => {
    const world = elastic()
    const instance = world.see(ZEC, 'i')
    expect(instance).toMatchObject({
      systemDisk: { diskId: 'system' },
      dataDisks: [
        { diskId: 'data', diskName: 'data', portable: true },
        { diskId: 'fixed', portable: false },
      ],
      nics: [
        { nicId: 'primary', nicType: 'Primary', instanceId: 'i', vpcId: 'vpc', subnetId: 'subnet' },
        { nicId: 'secondary', nicType: 'Secondary', instanceId: 'i' },
      ],
    })
    expect(world.see(ZEC, 'other')).toMatchObject({ dataDisks: [], nics: [] })
    world.call(ZEC_NIC, 'DetachNetworkInterface', { nicId: 'secondary' })
    world.pass(2000)
    expect(world.see(ZEC, 'i')).toMatchObject({ nics: [{ nicId: 'primary' }] })
  })

  test('is named by what is attached to it, and found by it', () => {
    const world = elastic()
    const bound = { instanceId: 'i', nicId: 'primary', associatedId: 'primary', bindType: 'FullNat' }
    expect(world.see(ZEC_EIP, 'eip')).toMatchObject({ ...bound, isDefault: false })
    expect(world.see(ZEC_EIP, 'default')).toMatchObject({ ...bound, isDefault: true })
    expect(world.see(ZEC_EIP, 'unbound')).toMatchObject({ instanceId: null, associatedId: null })
    expect(world.see(ZEC_NIC, 'spare')).toMatchObject({ instanceId: null, nicType: 'Secondary' })
    expect(world.list(ZEC_EIP, I)).toEqual(['eip', 'default'])
    expect(world.list(ZEC_EIP, { associatedId: 'primary' })).toEqual(['eip', 'default'])
    expect(world.list(ZEC_DISK, I)).toEqual(['system', 'data', 'fixed'])
    expect(world.list(ZEC_NIC, I)).toEqual(['primary', 'secondary'])
    expect(world.list(ZEC_NIC, { vpcId: 'vpc', subnetId: 'subnet' })).toEqual(['primary'])
    expect(world.list(ZEC_NIC, { nicType: 'Primary' })).toEqual(['primary'])
  })

  test('takes along what it carries, but for its portable disks', () => {
    const world = elastic()
    expect(verdict(world.release(ZEC, 'i'))).toBe('200')
    const going = { system: 'DELETING', fixed: 'DELETING', eip: 'DELETING', default: 'DELETING' }
    const nics = { primary: 'DELETING', secondary: 'DELETING' }
    expect(statuses(world)).toEqual({ ...AT_REST, ...going, ...nics, data: 'AVAILABLE' })
    world.pass(2000)
    expect(statuses(world)).toMatchObject({ system: undefined, primary: undefined, data: 'AVAILABLE' })
  })

  test('leaves them with dependResource: false, but for its default elastic IP and primary vNIC', () => {
    const world = elastic()
    const body = { instanceIds: ['i'], dependResource: false }
    expect(verdict(world.call(ZEC, 'ReleaseInstances', body))).toBe('200')
    expect(statuses(world)).toEqual({
      ...AT_REST,
      ...{ system: 'DELETING', data: 'AVAILABLE', fixed: 'AVAILABLE' },
      ...{ eip: 'UNBIND', default: 'DELETING', primary: 'DELETING', secondary: 'AVAILABLE' },
    })
  })

  test('takes nothing along when the call is refused', () => {
    const world = elastic({ status: 'BOOTING' })
    expect(verdict(world.release(ZEC, 'i'))).toBe('200 but for i')
    expect(statuses(world)).toMatchObject({ fixed: 'IN_USE', eip: 'BINDED', primary: 'USED' })
  })

  test('does not take along what is not attached any more', () => {
    const world = elastic()
    expect(verdict(world.call(ZEC_EIP, 'UnassociateEipAddress', { eipIds: ['eip'] }))).toBe('200')
    world.release(ZEC, 'i')
    expect(world.status(ZEC_EIP, 'eip')).toBe('UNBIND')
  })
})

test('the default elastic IP of an instance cannot be unbound: the whole call is refused', () => {
  const world = elastic()
  const answer = world.call(ZEC_EIP, 'UnassociateEipAddress', { eipIds: ['eip', 'default'] })
  expect(verdict(answer)).toBe('400 OPERATION_DENIED_EIP_IS_DEFAULT')
  expect(statuses(world)).toMatchObject({ eip: 'BINDED', default: 'BINDED' })
})

describe('a vNIC', () => {
  const remove = (world: World, nicId: string): string =>
    verdict(world.call(ZEC_NIC, 'DeleteNetworkInterface', { nicId }))
  const detach = (world: World, nicId: string): string =>
    verdict(world.call(ZEC_NIC, 'DetachNetworkInterface', { nicId }))

  test('that is free is deleted, and has no recycle bin', () => {
    const world = elastic()
    expect(remove(world, 'spare')).toBe('200')
    expect(world.status(ZEC_NIC, 'spare')).toBe('DELETING')
    world.pass(2000)
    expect(world.see(ZEC_NIC, 'spare')).toBeUndefined()
    expect(remove(world, 'spare')).toBe('404 INVALID_NIC_NOT_FOUND')
    expect(detach(world, 'spare')).toBe('404 INVALID_NIC_NOT_FOUND')
  })

  test('that is attached is detached first', () => {
    const world = elastic()
    expect(remove(world, 'secondary')).toBe('400 INVALID_NIC_ATTACHED')
    expect(detach(world, 'secondary')).toBe('200')
    expect(world.see(ZEC_NIC, 'secondary')).toMatchObject({ status: 'DETACHING', instanceId: 'i' })
    expect(remove(world, 'secondary')).toBe('400 INVALID_NIC_STATUS')
    world.pass(2000)
    expect(world.see(ZEC_NIC, 'secondary')).toMatchObject({ status: 'AVAILABLE', instanceId: null })
    expect(detach(world, 'secondary')).toBe('403 OPERATION_DENIED_NIC_NOT_EXIST_INSTANCE')
    expect(remove(world, 'secondary')).toBe('200')
  })

  test('is detached only while its instance is RUNNING', () => {
    const world = elastic({ status: 'STOPPED' })
    expect(detach(world, 'secondary')).toBe('403 OPERATION_DENIED_INSTANCE_STATUS_NOT_SUPPORT')
  })

  test('that is primary goes only with its instance', () => {
    const world = elastic()
    expect(remove(world, 'primary')).toBe('409 INVALID_NIC_PRIMARY_CANT_DELETE')
    expect(detach(world, 'primary')).toBe('409 INVALID_NIC_PRIMARY_CANT_DETACH')
  })

  test.each([
    ['PENDING', '400 INVALID_NIC_STATUS'],
    ['ATTACHING', '400 INVALID_NIC_STATUS'],
    ['DELETING', '400 INVALID_NIC_STATUS'],
    ['CREATE_FAILED', '200'],
    ['STRANGE', '400 INVALID_NIC_STATUS'],
  ])('that is %s is deleted with %s', (status, answer) => {
    expect(remove(one(ZEC_NIC, { status }), 'a')).toBe(answer)
  })

  test('may have no recycle bin by seed', () => {
    expect(() => one(ZEC_NIC, { recycleBin: true })).toThrow('zec-nic never has one')
  })
})

describe('a VM', () => {
  const world = (): World =>
    new World({
      resources: [
        { kind: 'vm-instance', id: 'i' },
        { kind: 'vm-disk', id: 'fixed', portable: false, ...I },
        { kind: 'vm-disk', id: 'data', ...I },
      ],
    })

  test('names the disks that are attached to it', () => {
    expect(world().see(VM, 'i')).toMatchObject({
      systemDisk: { diskId: 'system-disk-of-i' },
      dataDisks: [
        { diskId: 'fixed', portable: false },
        { diskId: 'data', portable: true },
      ],
    })
    expect(world().list(VM_DISK, I)).toEqual(['fixed', 'data'])
  })

  test('takes along the disks that cannot be detached', () => {
    const it = world()
    it.terminate(VM, 'i')
    expect(['fixed', 'data'].map((id) => it.status(VM_DISK, id))).toEqual(['RECYCLING', 'AVAILABLE'])
  })

  test('takes along its system disk, whatever that says of itself', () => {
    const it = new World({
      resources: [
        { kind: 'vm-instance', id: 'i' },
        { kind: 'vm-disk', id: 'system', diskType: 'SYSTEM', ...I },
      ],
    })
    it.terminate(VM, 'i')
    expect(it.status(VM_DISK, 'system')).toBe('RECYCLING')
  })
})

describe('a load balancer', () => {
  const world = (): World =>
    new World({
      resources: [
        { kind: 'zlb-load-balancer', id: 'lb' },
        { kind: 'zec-eip', id: 'eip', associatedId: 'lb' },
      ],
    })

  test('has an elastic IP of its own', () => {
    const it = world()
    const bound = { instanceId: null, status: 'BINDED', bindType: null }
    const association = { associatedId: 'lb', associatedType: 'LB', ...bound }
    expect(it.see(ZEC_EIP, 'eip')).toMatchObject(association)
    expect(it.list(ZEC_EIP, { associatedId: 'lb' })).toEqual(['eip'])
    expect(verdict(it.terminate(ZEC_EIP, 'eip'))).toBe('400 OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN')
  })

  test('leaves that elastic IP behind, unbound', () => {
    const it = world()
    expect(verdict(it.terminate(ZLB, 'lb'))).toBe('200')
    expect(it.see(ZEC_EIP, 'eip')).toMatchObject({
      status: 'UNBIND',
      associatedId: null,
      associatedType: null,
    })
    it.pass(5000)
    expect(it.status(ZEC_EIP, 'eip')).toBe('UNBIND')
    expect(verdict(it.terminate(ZEC_EIP, 'eip'))).toBe('200')
  })
})
