module zenlayer-teardown/clients/go

go 1.23

require github.com/zenlayer/zenlayercloud-sdk-go v0.2.44
