/** Everything is measured on resources of this kind. */
export const KIND = 'vm-instance'
