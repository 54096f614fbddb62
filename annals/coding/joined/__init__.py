"""The rules and the learned reader together: rules propose, the network adds what they miss."""
