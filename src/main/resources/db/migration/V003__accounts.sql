-- Accounts, log-ins, set-up and the audit record.
create sequence account_seq start with 50 increment by 50;
create table account (
  id bigint primary key,
  version integer not null,
  login_name varchar(60) not null unique,
  display_name varchar(100) not null,
  password_hash varchar(200),
  shown_password varchar(100),
  language varchar(2) not null,
  status varchar(20) not null
);

create table account_grant (
  account_id bigint not null references account (id),
  role varchar(40) not null,
  scope_kind varchar(20) not null,
  scope_code varchar(40) not null,
  primary key (account_id, role, scope_kind, scope_code)
);
create index account_grant_scope on account_grant (scope_kind, scope_code);

create sequence login_seq start with 50 increment by 50;
create table login (
  id bigint primary key,
  token_hash varchar(64) not null unique,
  account_id bigint not null references account (id),
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);
create index login_account on login (account_id);

create table setup_token (
  token_hash varchar(64) primary key,
  created_at timestamp with time zone not null
);

create sequence audit_entry_seq start with 50 increment by 50;
create table audit_entry (
  id bigint primary key,
  happened_at timestamp with time zone not null,
  account_id bigint references account (id),
  action varchar(60) not null,
  subject varchar(200) not null,
  detail varchar(1000) not null
);
create index audit_entry_when on audit_entry (happened_at);
