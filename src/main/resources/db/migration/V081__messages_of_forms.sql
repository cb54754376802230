-- Reminders and mails belong to a form: an alliance gives form D and is visited for form E. What was
-- written before belongs to the form that every institution begins with, a return to that of its
-- response.

alter table reminder add column form_id varchar(64) default 'gate' not null;
alter table outbox_message add column form_id varchar(64) default 'gate' not null;
alter table outbox_message alter column purpose set data type varchar(200);

update reminder set form_id =
    (select r.form_id from response r where reminder.step like concat('return:', r.id, '.%'))
  where exists
    (select 1 from response r where reminder.step like concat('return:', r.id, '.%'));
update outbox_message set form_id =
    (select r.form_id from response r where outbox_message.purpose like concat('return:', r.id, '.%'))
  where exists
    (select 1 from response r where outbox_message.purpose like concat('return:', r.id, '.%'));

alter table reminder drop constraint reminder_once;
alter table reminder add constraint reminder_once unique (wave_id, form_id, unit_code, step);
