-- Answers that a province entered for its institutions from a workbook.

-- Which responses were entered in bulk, by whom, from which file, and at which draft revision: a
-- draft that the institution has changed since is its own and is not overwritten.
create table bulk_entry (
  response_id bigint not null primary key references response (id),
  account_id bigint not null,
  draft_revision bigint not null,
  file_name varchar(200) not null,
  file_sha256 varchar(64) not null,
  entered_at timestamp with time zone not null
);

-- Answers read from a workbook that wait to be confirmed; encrypted, for personal items are among
-- them.
create table bulk_preview (
  id varchar(36) not null primary key,
  account_id bigint not null,
  wave_id varchar(16) not null references wave (id),
  form_id varchar(64) not null,
  reporting_unit_code varchar(6) not null,
  file_name varchar(200) not null,
  file_sha256 varchar(64) not null,
  ciphertext text not null,
  expires_at timestamp with time zone not null
);
