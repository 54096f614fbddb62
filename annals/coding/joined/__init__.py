"""The rules and the learned reader together: rules propose, the network confirms, refuses and adds."""
