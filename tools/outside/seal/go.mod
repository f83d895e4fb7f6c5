module example.invalid/bongsu/outside/seal

go 1.27.3
