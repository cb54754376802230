-- Keeping accounts: one-time codes, hand-over, second factor, tokens of programs.
alter table account add column created_at timestamp with time zone;
alter table account add column closed_at timestamp with time zone;
alter table account add column signed_in_at timestamp with time zone;
alter table account add column predecessor_id bigint references account (id);
update account set created_at = current_timestamp;

-- What lets a person set a password once; known by its fingerprint only.
create table account_code (
  code_hash varchar(64) primary key,
  account_id bigint not null references account (id),
  purpose varchar(20) not null,
  issued_by bigint references account (id),
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create index account_code_account on account_code (account_id);

-- The shared secret of an authenticator, encrypted; in force once it was confirmed.
create table second_factor (
  account_id bigint primary key references account (id),
  secret varchar(200) not null,
  begun_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null
);

create table recovery_code (
  account_id bigint not null references account (id),
  code_hash varchar(64) not null,
  used_at timestamp with time zone,
  primary key (account_id, code_hash)
);

-- A log-in that still waits for its second step.
create table half_login (
  token_hash varchar(64) primary key,
  account_id bigint not null references account (id),
  expires_at timestamp with time zone not null,
  tries integer not null
);

create sequence api_token_seq start with 50 increment by 50;
create table api_token (
  id bigint primary key,
  account_id bigint not null references account (id),
  name varchar(100) not null,
  token_hash varchar(64) not null unique,
  permissions varchar(2000) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone
);
create index api_token_account on api_token (account_id);
