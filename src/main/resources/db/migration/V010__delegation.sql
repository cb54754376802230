-- Sections handed to colleagues without an account, and who opened them. The names that colleagues
-- give stand in the contact table, encrypted, and go with it.

create sequence section_delegation_seq start with 50 increment by 50;

create table section_delegation (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  form_id varchar(64) not null,
  section varchar(16) not null,
  note varchar(100) not null,
  token_hash varchar(64) not null unique,
  account_id bigint not null,
  steps integer not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone
);

create index section_delegation_response on section_delegation (response_id);

create sequence section_visit_seq start with 50 increment by 50;

create table section_visit (
  id bigint not null primary key,
  delegation_id bigint not null references section_delegation (id),
  token_hash varchar(64) not null unique,
  opened_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null
);

create index section_visit_delegation on section_visit (delegation_id);

alter table response_entry add column delegation_id bigint;
