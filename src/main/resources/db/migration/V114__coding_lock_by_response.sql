-- Coding is locked response by response, as each is finished: what a form's lock closed before is closed
-- in each of its responses.

create table response_coding_lock (
  response_id bigint not null primary key references response (id),
  account_id bigint not null,
  made_at timestamp(3) with time zone not null
);

insert into response_coding_lock (response_id, account_id, made_at)
select r.id, l.account_id, l.made_at
from coding_lock l join response r on r.wave_id = l.wave_id and r.form_id = l.form_id;

drop table coding_lock;
alter table response_coding_lock rename to coding_lock;
