// AI gateways. Sources: Python SDK 2.0.77, CLI. No code of their deletion is known.

import { service } from './row.ts'

const aigw = service({ service: 'aigw', version: '2026-04-14' })

export const AIGW = [
  aigw('ai-gateway', 'AI gateway', {
    calls: { list: 'DescribeAiGateways', remove: 'DeleteAiGateway' },
    item: { id: 'gatewayUuid', name: 'gatewayName', created: 'createdAt', expires: 'expireTime' },
  }),
] as const
