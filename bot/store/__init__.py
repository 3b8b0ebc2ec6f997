"""What must outlive a restart and be shared by several processes, in SQLite or PostgreSQL."""
