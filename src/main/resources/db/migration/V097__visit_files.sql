-- Photographs and recordings of visits, encrypted in pieces under a key of each file's own, which is
-- itself encrypted. A file that was deleted leaves its line, without key and pieces.

create table visit_file (
  id varchar(36) not null primary key,
  visit_id bigint not null references visit (id),
  account_id bigint not null,
  sender_id bigint not null,
  kind varchar(16) not null,
  interview varchar(16) not null,
  extension varchar(4) not null,
  size bigint not null,
  pieces integer not null,
  gaps integer not null,
  sealed_key varchar(120),
  written_at timestamp(3) with time zone not null,
  declared_at timestamp(3) with time zone not null,
  complete_at timestamp(3) with time zone,
  deleted_at timestamp(3) with time zone,
  deleted_why varchar(16)
);
create index visit_file_visit on visit_file (visit_id, written_at);

create table visit_file_piece (
  file_id varchar(36) not null references visit_file (id),
  number integer not null,
  size integer not null,
  sha256 varchar(64) not null,
  content bytea not null,
  primary key (file_id, number)
);
