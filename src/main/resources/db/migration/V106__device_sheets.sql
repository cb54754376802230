-- Sheets that were filled in with a program on a device (ODK Collect, Enketo) and sent by it. The
-- program names every sheet by an id of its own, so that one sent twice is known.

create table device_sheet (
  instance_id varchar(249) not null primary key,
  response_id bigint not null references response (id),
  account_id bigint not null,
  xml_hash varchar(64) not null,
  -- the first of a chain of sheets of which each takes the place of the one before
  first_id varchar(249) not null,
  replaced_id varchar(249) unique references device_sheet (instance_id),
  draft_revision bigint not null,
  received_at timestamp with time zone not null
);

create index device_sheet_response on device_sheet (response_id);
create index device_sheet_first on device_sheet (first_id);

-- Files of a sheet that have arrived; a device may send them one at a time, and again.
create table device_file (
  instance_id varchar(249) not null references device_sheet (instance_id),
  path varchar(160) not null,
  name varchar(255) not null,
  draft_revision bigint not null,
  -- null once the file was deleted by rule
  attachment_id varchar(36) references attachment (id) on delete set null,
  primary key (instance_id, path)
);
