/**
 * Wordings that say the same in English, one set a line, members parted by a bar. Members of a set take each other's place anywhere: they are the same part of
 * speech and mean the same in a text about a flaw. What would change a fact (a number, a limit, a product, an obligation) is in no set. In a line that
 * begins with an angle bracket the first member alone is replaced: the others may mean something else elsewhere.
 */
export const englishWordings = `
vulnerability|flaw|weakness|security hole
vulnerabilities|flaws|weaknesses|security holes
attacker|adversary|intruder
attackers|adversaries|intruders
does not|doesn't
do not|don't
did not|didn't
is not|isn't
are not|aren't
was not|wasn't
were not|weren't
has not|hasn't
have not|haven't
cannot|can't
will not|won't
should not|shouldn't
could not|couldn't
would not|wouldn't
it is|it's
we are|we're
we have|we've
we will|we'll|we shall
you are|you're
you have|you've
you will|you'll
they are|they're
before|prior to|ahead of
however|nevertheless|nonetheless|even so
because|given that|seeing that
in order to|so as to
also|additionally
as well as|along with
for example|for instance|by way of example
therefore|thus|hence
quickly|rapidly|swiftly|speedily
at once|immediately|right away|straight away
as soon as possible|without delay
at present|currently|now|at the moment
frequently|often
perhaps|maybe
nearly|almost
remotely|from afar
via|by way of
by means of|through the use of
with regard to|regarding|concerning
allow|permit
allows|permits
allowed|permitted
allowing|permitting
executes|runs
executing|running
obtain|acquire|get hold of
obtains|acquires
obtained|acquired
obtaining|acquiring
perform|carry out|conduct
performs|carries out|conducts
performed|carried out|conducted
performing|carrying out|conducting
occurs|happens|takes place|arises
occur|happen|take place|arise
occurred|happened|took place|arose
begins|starts|commences
began|started|commenced
finished|completed
remove|delete|erase
removes|deletes|erases
removed|deleted|erased
removing|deleting|erasing
send|transmit
sends|transmits
sent|transmitted
sending|transmitting
display|show
displays|shows
displayed|shown
try|attempt
trying|attempting
helps|assists
uses|employs
using|employing|making use of
find|discover
finds|discovers
found|discovered|identified
finding|discovering
checked|verified
checking|verifying
changed|modified|altered
changing|modifying|altering
choose|select|pick
chosen|selected|picked
build|construct
built|constructed
buy|purchase
replied|responded
tell|inform|notify
told|informed|notified
believe|think
recommend|advise
recommends|advises
recommended|advised
publish|make public
publishes|makes public
published|made public
publishing|making public
crafted|specially crafted
malicious|hostile
unauthorised|unauthorized
authorisation|authorization
behaviour|behavior
initialise|initialize
initialised|initialized
sanitise|sanitize
sanitised|sanitized
organisation|organization
organisations|organizations
recognise|recognize
licence|license
centre|center
cancelled|canceled
catalogue|catalog
defence|defense
email|e-mail
emails|e-mails
website|web site
websites|web sites
filename|file name
filenames|file names
username|user name
usernames|user names
completely|fully|wholly
approximately|roughly
usually|normally|as a rule
mainly|chiefly
simple|plain
large|big
many|numerous|a great many
several|a number of|various
although|even though|though
until|till|up until
while|whilst
among|amongst
towards|toward
afterwards|afterward
please|kindly
different|distinct
same|identical
wrong|mistaken
possible|feasible
specific|particular
problems|troubles
purpose|goal
part|portion
parts|portions
people|persons
supplier|vendor|maker
suppliers|vendors|makers
finder|reporter|discoverer
finders|reporters|discoverers
in addition|furthermore|moreover
for this reason|because of this
as a result|consequently
in particular|specifically
in total|altogether
at least|no fewer than
on the other hand|by contrast
if possible|where possible
with the help of|aided by
each|every
as long as|so long as|provided that
apart from|other than
instead of|rather than
due to|owing to|because of
according to|as stated by
in the meantime|meanwhile
do so|do this
sample|specimen
shared with|passed on to
distribute|hand out
wait|hold off
ensure|make sure|make certain
ensures|makes sure
step|stage
steps|stages
workaround|stopgap
workarounds|stopgaps
mitigation|countermeasure
mitigations|countermeasures
update|upgrade
updates|upgrades
updated|upgraded
updating|upgrading
fix|patch
fixes|patches
fixed|patched
fixing|patching
computer|machine
computers|machines
method|technique
methods|techniques
errors|mistakes
important|essential
serious|grave
without|with no
needs to|has to
probably|presumably
additional|extra
previous|former
latest|newest|most recent
more than|in excess of
during|in the course of
related to|connected with
contains|includes|comprises
provides|offers
provided|supplied
requires|calls for
require|call for
schedule|timetable
scheduled|planned
deadline|due date
quick|speedy
easy|effortless
easily|effortlessly
always|at all times
sometimes|at times|occasionally
together|jointly
again|anew|once more
already|by now
soon|before long|shortly
clearly|plainly
exactly|precisely
safely|securely
carefully|with care
for the time being|for the moment|for now
in advance|beforehand|ahead of time
thank you|thanks|many thanks
tell us|let us know|inform us|notify us
to run|to execute
to check|to verify
to use|to make use of
to help|to assist
to change|to modify|to alter
to keep|to retain
to start|to begin
to finish|to complete
contain|include|comprise
got|received
so that|in order that
may be|might be
switch off|turn off
switched off|turned off
switch on|turn on
switched on|turned on
disable|deactivate
disabled|deactivated
installed|set up
log in|sign in
login page|sign-in page
restart|reboot
restarts|reboots
restarted|rebooted
notice|notification
notices|notifications
faulty|flawed|defective
the advisory|the bulletin
security advisory|security bulletin
arbitrary code|code of their choice
buffer overflow|buffer overrun
memory corruption|corruption of memory
command injection|injection of commands
information disclosure|disclosure of information
privilege escalation|escalation of privileges
code execution|execution of code
at the end of|at the close of
at the beginning of|at the start of
no longer|not any longer
each other|one another
with each other|among themselves
do not need|have no need of
does not need|has no need of
not affected|unaffected
out of date|outdated
step by step|one step at a time
a lot of|a great deal of
a copy of|a duplicate of
in question|concerned
for free|free of charge
on request|when asked
>should|ought to
>if|in the event that
>whether|if
>another|a different
>two|2
>three|3
>four|4
>five|5
>six|6
>seven|7
>eight|8
>nine|9
>ten|10
>that affects|which affects
>that affect|which affect
>that allows|which allows
>that are|which are
>that was|which was
>that were|which were
>that can|which can
>that could|which could
>that has|which has
>that have|which have
>that had|which had
>that contains|which contains
>that contain|which contain
>that use|which use
>that uses|which uses
>which we|that we
>you can|you are able to
>they can|they are able to
>you could|you would be able to
>you must|you have to
>we must|we have to
>they must|they have to
>we can|we are able to
`;
