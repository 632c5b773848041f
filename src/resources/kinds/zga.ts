// Global accelerators and their certificates. Sources: Python SDK 2.0.77, Terraform provider.

import { service } from './row.ts'

const zga = service({ service: 'zga', version: '2024-11-04', defaults: { tags: false } })

export const ZGA = [
  zga('zga-accelerator', 'global accelerator', {
    calls: { list: 'DescribeAccelerators', remove: 'DeleteAccelerator' },
    // Its chargeType is how it is metered.
    item: { id: 'acceleratorId', name: 'acceleratorName', status: 'acceleratorStatus' },
    refersTo: { 'zga-certificate': 'certificate.certificateId' },
    missing: ['INVALID_ACCELERATOR_NOT_FOUND'],
    // The provider's constants; it deletes without a pause.
    statuses: {
      live: ['Accelerating', 'NotAccelerate', 'StopAccelerate', 'AccelerateFailure'],
      busy: ['Deploying'],
    },
  }),
  zga('zga-certificate', 'global accelerator certificate', {
    calls: { list: 'DescribeCertificates', remove: 'DeleteCertificate' },
    // Its endTime is when the certificate itself expires.
    item: { id: 'certificateId', name: 'certificateLabel' },
    goesAfter: ['zga-accelerator'],
    missing: ['INVALID_CERTIFICATE_NOT_FOUND'],
  }),
] as const
