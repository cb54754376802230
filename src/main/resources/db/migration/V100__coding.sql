-- Coding of open answers: who codes which text, the codes given to its passages, thoughts about them,
-- decisions on what two coders saw otherwise, and the lock that closes a form's coding.
-- A text stands at an item of the sheet submitted last; text_hash names its words as they were coded.

create sequence coding_turn_seq start with 50 increment by 50;
create table coding_turn (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  item varchar(100) not null,
  account_id bigint not null,
  begun_at timestamp(3) with time zone not null,
  done_at timestamp(3) with time zone,
  done_hash varchar(64),
  constraint coding_turn_once unique (response_id, item, account_id)
);

create sequence coding_seq start with 50 increment by 50;
create table coding (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  item varchar(100) not null,
  text_hash varchar(64) not null,
  starts integer not null,
  ends integer not null,
  words text not null,
  code varchar(40) not null,
  account_id bigint not null,
  made_at timestamp(3) with time zone not null
);
create index coding_text on coding (response_id, item);

create sequence coding_memo_seq start with 50 increment by 50;
create table coding_memo (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  item varchar(100) not null,
  code varchar(40) not null,
  words text not null,
  account_id bigint not null,
  made_at timestamp(3) with time zone not null
);
create index coding_memo_text on coding_memo (response_id, item);

create sequence code_decision_seq start with 50 increment by 50;
create table code_decision (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  item varchar(100) not null,
  text_hash varchar(64) not null,
  starts integer not null,
  ends integer not null,
  code varchar(40) not null,
  holds boolean not null,
  reason varchar(400) not null,
  account_id bigint not null,
  made_at timestamp(3) with time zone not null
);
create index code_decision_text on code_decision (response_id, item);

create table coding_lock (
  wave_id varchar(16) not null references wave (id),
  form_id varchar(64) not null,
  account_id bigint not null,
  made_at timestamp(3) with time zone not null,
  primary key (wave_id, form_id)
);
