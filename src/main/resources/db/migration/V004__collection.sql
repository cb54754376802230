-- Waves, their forms as they were when the wave opened, invitations, responses and their history.

create table stored_form (
  content_hash varchar(64) not null primary key,
  form_id varchar(64) not null,
  version varchar(32) not null,
  texts text not null,
  stored_at timestamp with time zone not null
);

create table wave (
  id varchar(16) not null primary key,
  title_zh varchar(200) not null,
  title_en varchar(200) not null,
  reference_date date not null,
  reference_year integer not null,
  deadline timestamp with time zone not null,
  status varchar(16) not null,
  opened_at timestamp with time zone,
  demonstration boolean not null,
  version bigint not null
);

create table wave_form (
  wave_id varchar(16) not null references wave (id),
  form_id varchar(64) not null,
  content_hash varchar(64) not null references stored_form (content_hash),
  primary key (wave_id, form_id)
);

create sequence invitation_seq start with 50 increment by 50;

create table invitation (
  id bigint not null primary key,
  wave_id varchar(16) not null references wave (id),
  form_id varchar(64) not null,
  unit_code varchar(32) not null,
  code_hash varchar(64) not null unique,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  account_id bigint
);

create index invitation_unit on invitation (wave_id, form_id, unit_code);

create sequence response_seq start with 50 increment by 50;

create table response (
  id bigint not null primary key,
  wave_id varchar(16) not null references wave (id),
  form_id varchar(64) not null,
  unit_code varchar(32) not null,
  status varchar(16) not null,
  draft text not null,
  draft_revision bigint not null,
  receipt varchar(64),
  started_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  submitted_number integer,
  seconds_spent bigint not null,
  version bigint not null,
  constraint response_unit unique (wave_id, form_id, unit_code)
);

create sequence response_entry_seq start with 50 increment by 50;

-- What was changed, item by item. Values of personal items are never written here.
create table response_entry (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  revision bigint not null,
  path varchar(160) not null,
  value_before text,
  value_after text,
  account_id bigint not null,
  entered_at timestamp with time zone not null
);

create index response_entry_response on response_entry (response_id, revision);

create sequence response_revision_seq start with 50 increment by 50;

-- The whole sheet at each transition.
create table response_revision (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  number integer not null,
  status varchar(16) not null,
  sheet text not null,
  explanations text not null,
  content_hash varchar(64) not null,
  account_id bigint not null,
  made_at timestamp with time zone not null,
  constraint response_revision_number unique (response_id, number)
);

-- Personal items (P3), apart from the answers and encrypted.
create table contact (
  response_id bigint not null references response (id),
  path varchar(160) not null,
  ciphertext text not null,
  changed_at timestamp with time zone not null,
  primary key (response_id, path)
);

create table attachment (
  id varchar(36) not null primary key,
  response_id bigint not null references response (id),
  path varchar(160) not null,
  name varchar(255) not null,
  kind varchar(8) not null,
  size bigint not null,
  sha256 varchar(64) not null,
  account_id bigint not null,
  uploaded_at timestamp with time zone not null
);

create index attachment_response on attachment (response_id);

-- Files in parts of at most 256 kB, so that neither server nor database holds a whole one at once.
create table attachment_part (
  attachment_id varchar(36) not null references attachment (id),
  number integer not null,
  content bytea not null,
  primary key (attachment_id, number)
);
