"""What may be coded, as data: incident types with meaning, roles, examples and crosswalks."""
