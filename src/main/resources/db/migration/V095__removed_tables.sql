-- Saved tables that their maker removed: they leave the list, and their address says so.

alter table saved_table add column removed_at timestamp(3) with time zone;
alter table saved_table add column removed_by bigint;
