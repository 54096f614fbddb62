"""Gold answers and coded documents in; figures field by field out, and the gates that hold them."""
