/**
 * Every function that a Helm template may call, in our own words: `name parameters → result | English | Korean`. A parameter is
 * `name:type`; `…` marks one that may be repeated, `?` one that may be left out.
 */
export const functionRows: readonly string[] = `
and value…:any → any | The first empty argument, or the last one where none is empty; stops looking at the first empty one. | 비어 있는 첫 번째 인자를, 없으면 마지막 인자를 돌려줍니다. 빈 인자를 만나면 뒤는 계산하지 않습니다.
call function:func argument…:any → any | Calls a value that is a function. | 함수인 값을 호출합니다.
eq first:any other…:any → bool | Whether the first argument equals any of the others; both sides must be of one type. | 첫 번째 인자가 나머지 중 하나와 같은지 알려 줍니다. 양쪽의 타입이 같아야 합니다.
ge left:any right:any → bool | Whether left is greater than or equal to right. | 왼쪽이 오른쪽보다 크거나 같은지 알려 줍니다.
gt left:any right:any → bool | Whether left is greater than right. | 왼쪽이 오른쪽보다 큰지 알려 줍니다.
html value…:any → string | The text with the signs that mean something in HTML escaped. | HTML에서 뜻이 있는 문자를 이스케이프합니다.
index collection:any key…:any → any | The member of a list or map, one key or number for each level. | 리스트나 맵의 원소를 단계마다 키나 번호로 찾아 돌려줍니다.
js value…:any → string | The text escaped for JavaScript. | JavaScript에 맞게 이스케이프합니다.
le left:any right:any → bool | Whether left is less than or equal to right. | 왼쪽이 오른쪽보다 작거나 같은지 알려 줍니다.
len value:any → int | How many members a list or map has, or how many bytes a string. | 리스트나 맵의 원소 수, 또는 문자열의 바이트 수를 돌려줍니다.
lt left:any right:any → bool | Whether left is less than right. | 왼쪽이 오른쪽보다 작은지 알려 줍니다.
ne left:any right:any → bool | Whether the two differ; both must be of one type. | 두 값이 다른지 알려 줍니다. 타입이 같아야 합니다.
not value:any → bool | True for an empty value, false for any other. | 빈 값이면 참, 아니면 거짓입니다.
or value…:any → any | The first argument that is not empty, or the last one; stops looking there. | 비어 있지 않은 첫 번째 인자를, 없으면 마지막 인자를 돌려줍니다. 찾으면 뒤는 계산하지 않습니다.
print value…:any → string | The arguments as text, with spaces only between two that are no strings. | 인자들을 텍스트로 이어 붙입니다. 둘 다 문자열이 아닐 때만 사이에 공백을 넣습니다.
printf format:string value…:any → string | Text by a format such as %s, %d, %q or %v. | %s, %d, %q, %v 같은 서식으로 텍스트를 만듭니다.
println value…:any → string | The arguments as text with spaces between them and a line end behind. | 인자들을 공백으로 이어 붙이고 끝에 줄바꿈을 넣습니다.
slice value:any from?:int to?:int → any | A part of a string or list, from one index up to before another. | 문자열이나 리스트에서 시작 번호부터 끝 번호 바로 앞까지를 잘라 냅니다.
urlquery value…:any → string | The text escaped for the query of an address. | 주소의 쿼리에 쓸 수 있게 이스케이프합니다.
fail message:string → string | Ends rendering with this message. | 이 메시지를 남기고 렌더링을 중단합니다.
fromJson text:string → map | The map that a JSON text holds; a map with the key Error where it cannot be read. | JSON 텍스트를 맵으로 읽습니다. 읽지 못하면 Error 키가 든 맵을 돌려줍니다.
fromJsonArray text:string → list | The list that a JSON text holds. | JSON 텍스트를 리스트로 읽습니다.
fromToml text:string → map | The map that a TOML text holds. | TOML 텍스트를 맵으로 읽습니다.
fromYaml text:string → map | The map that a YAML text holds; a map with the key Error where it cannot be read. | YAML 텍스트를 맵으로 읽습니다. 읽지 못하면 Error 키가 든 맵을 돌려줍니다.
fromYamlArray text:string → list | The list that a YAML text holds. | YAML 텍스트를 리스트로 읽습니다.
getHostByName name:string → string | Looks a host name up; without the flag for it Helm gives an empty text. | 호스트 이름의 주소를 조회합니다. 별도의 플래그를 켜지 않으면 빈 문자열을 돌려줍니다.
include name:string context:any → string | The text that a named template gives, so that it can go on through a pipeline. | 이름 있는 템플릿의 결과를 텍스트로 돌려주므로 파이프라인으로 이어 쓸 수 있습니다.
lookup apiVersion:string kind:string namespace:string name:string → map | An object, or with an empty name a list of them, from the cluster; empty where Helm only renders. | 클러스터의 객체를, 이름이 비어 있으면 목록을 조회합니다. 렌더링만 할 때는 빈 값입니다.
required message:string value:any → any | The value; where it is null or an empty text rendering ends with the message. | 값을 그대로 돌려줍니다. null이거나 빈 문자열이면 메시지를 남기고 렌더링을 중단합니다.
toJson value:any → string | The value as JSON on one line. | 값을 한 줄짜리 JSON으로 만듭니다.
toToml value:any → string | The value as TOML. | 값을 TOML로 만듭니다.
toYaml value:any → string | The value as YAML without a line end behind; indent it to where it stands. | 값을 YAML로 만들며 끝에 줄바꿈이 없습니다. 쓰는 자리에 맞게 들여써야 합니다.
toYamlPretty value:any → string | The value as YAML with lists indented below their key. | 리스트를 키 아래로 들여쓴 YAML을 만듭니다.
tpl template:string context:any → string | Renders a text as a template, such as a value that holds {{ }}. | {{ }}가 든 값 같은 텍스트를 템플릿으로 렌더링합니다.
durationDays duration:any → float64 | A duration in days (Helm 4). | 기간을 일 단위로 나타냅니다(Helm 4).
durationHours duration:any → float64 | A duration in hours (Helm 4). | 기간을 시간 단위로 나타냅니다(Helm 4).
durationMicroseconds duration:any → int64 | A duration in microseconds (Helm 4). | 기간을 마이크로초 단위로 나타냅니다(Helm 4).
durationMilliseconds duration:any → int64 | A duration in milliseconds (Helm 4). | 기간을 밀리초 단위로 나타냅니다(Helm 4).
durationMinutes duration:any → float64 | A duration in minutes (Helm 4). | 기간을 분 단위로 나타냅니다(Helm 4).
durationNanoseconds duration:any → int64 | A duration in nanoseconds (Helm 4). | 기간을 나노초 단위로 나타냅니다(Helm 4).
durationRoundTo unit:any duration:any → duration | A duration rounded to a multiple of another (Helm 4). | 기간을 다른 기간의 배수로 반올림합니다(Helm 4).
durationSeconds duration:any → float64 | A duration in seconds (Helm 4). | 기간을 초 단위로 나타냅니다(Helm 4).
durationTruncateTo unit:any duration:any → duration | A duration cut down to a multiple of another (Helm 4). | 기간을 다른 기간의 배수로 내림합니다(Helm 4).
durationWeeks duration:any → float64 | A duration in weeks (Helm 4). | 기간을 주 단위로 나타냅니다(Helm 4).
mustToDuration value:any → duration | A duration from a text such as 1h30m or a number of nanoseconds; an error where it is none (Helm 4). | 1h30m 같은 텍스트나 나노초 수를 기간으로 바꿉니다. 바꿀 수 없으면 오류입니다(Helm 4).
mustToToml value:any → string | As toToml, with an error where it cannot be done (Helm 4). | toToml과 같지만 실패하면 오류를 냅니다(Helm 4).
mustToYaml value:any → string | As toYaml, with an error where it cannot be done (Helm 4). | toYaml과 같지만 실패하면 오류를 냅니다(Helm 4).
abbrev width:int text:string → string | Cuts a text to a width and ends it with an ellipsis of three dots. | 텍스트를 너비에 맞게 자르고 끝에 점 세 개를 붙입니다.
abbrevboth left:int right:int text:string → string | Cuts a text at both ends and puts dots in the place of what is left out. | 텍스트의 양쪽을 자르고 그 자리에 점을 넣습니다.
add number…:int → int64 | The sum of whole numbers. | 정수들을 더합니다.
add1 number:int → int64 | The number and one. | 1을 더합니다.
add1f number:float64 → float64 | The number and one, with decimals. | 소수에 1을 더합니다.
addf number…:float64 → float64 | The sum of numbers with decimals. | 소수들을 더합니다.
adler32sum text:string → string | The Adler-32 checksum. | Adler-32 체크섬을 구합니다.
ago time:time → string | How long ago a time was, in whole seconds. | 그 시각부터 지금까지 흐른 시간을 초 단위로 나타냅니다.
all value…:any → bool | Whether no argument is empty. | 빈 인자가 하나도 없는지 알려 줍니다.
any value…:any → bool | Whether at least one argument is not empty. | 비어 있지 않은 인자가 하나라도 있는지 알려 줍니다.
append list:list item:any → list | A new list with one more item at the end. | 끝에 항목 하나를 더한 새 리스트를 만듭니다.
atoi text:string → int | The whole number that a text writes in decimal; 0 where it is none. | 십진수 텍스트를 정수로 바꿉니다. 숫자가 아니면 0입니다.
b32dec text:string → string | Decodes base32. | base32를 디코딩합니다.
b32enc text:string → string | Encodes as base32. | base32로 인코딩합니다.
b64dec text:string → string | Decodes base64. | base64를 디코딩합니다.
b64enc text:string → string | Encodes as base64, as data of a Secret needs it. | base64로 인코딩합니다. Secret의 data에 필요한 형식입니다.
base path:string → string | The last part of a path with slashes. | 슬래시 경로의 마지막 부분입니다.
bcrypt password:string → string | The bcrypt hash of a password; another one at each rendering. | 비밀번호의 bcrypt 해시입니다. 렌더링할 때마다 달라집니다.
biggest number…:int → int64 | The greatest of whole numbers; an old name of max. | 정수들 가운데 가장 큰 값입니다. max의 옛 이름입니다.
buildCustomCert certificate:string key:string → certificate | A certificate object from a certificate and a key in base64. | base64로 된 인증서와 키로 인증서 객체를 만듭니다.
camelcase text:string → string | A text such as http_server as HttpServer. | http_server 같은 텍스트를 HttpServer로 바꿉니다.
cat value…:any → string | The arguments joined with spaces. | 인자들을 공백으로 이어 붙입니다.
ceil number:float64 → float64 | The next whole number upwards. | 올림합니다.
chunk size:int list:list → list | A list of lists, each of this size. | 리스트를 이 크기의 작은 리스트들로 나눕니다.
clean path:string → string | A path with slashes in its shortest form. | 슬래시 경로를 가장 짧은 형태로 정리합니다.
coalesce value…:any → any | The first argument that is not empty. | 비어 있지 않은 첫 번째 인자를 돌려줍니다.
compact list:list → list | The list without its empty items. | 빈 항목을 뺀 리스트입니다.
concat list…:list → list | One list of all the items of several. | 여러 리스트를 하나로 잇습니다.
contains part:string text:string → bool | Whether a text holds another; the part comes first. | 텍스트에 다른 텍스트가 들어 있는지 알려 줍니다. 찾을 부분을 먼저 씁니다.
date format:string time:time → string | A time in a format such as 2006-01-02, in the machine's zone. | 시각을 2006-01-02 같은 서식으로 나타냅니다. 실행하는 컴퓨터의 시간대를 씁니다.
dateInZone format:string time:time zone:string → string | A time in a format and a zone such as UTC. | 시각을 서식과 UTC 같은 시간대로 나타냅니다.
dateModify duration:string time:time → time | A time moved by a duration such as -24h. | 시각을 -24h 같은 기간만큼 옮깁니다.
date_in_zone format:string time:time zone:string → string | An old name of dateInZone. | dateInZone의 옛 이름입니다.
date_modify duration:string time:time → time | An old name of dateModify. | dateModify의 옛 이름입니다.
decryptAES password:string text:string → string | Decrypts what encryptAES made. | encryptAES로 암호화한 텍스트를 복호화합니다.
deepCopy value:any → any | A copy whose parts are copies too, so that set does not change the original. | 안쪽까지 모두 복사하므로 set으로 바꿔도 원본이 달라지지 않습니다.
deepEqual left:any right:any → bool | Whether two values are alike in all their parts. | 두 값이 안쪽까지 모두 같은지 알려 줍니다.
default fallback:any value:any → any | The value, or the fallback where the value is empty; 0, false and empty lists count as empty. | 값을 돌려주고 비어 있으면 기본값을 돌려줍니다. 0, false, 빈 리스트도 빈 값입니다.
derivePassword counter:int type:string password:string user:string site:string → string | A password worked out from a master password, for one user and site. | 마스터 비밀번호에서 사용자와 사이트에 맞는 비밀번호를 만들어 냅니다.
dict key…:string → map | A map of keys and values that follow one another. | 번갈아 나오는 키와 값으로 맵을 만듭니다.
dig key…:string fallback:any map:map → any | The value below a path of keys, or the fallback where the path ends early. | 키 경로를 따라 값을 찾고 길이 끊기면 기본값을 돌려줍니다.
dir path:string → string | A path with slashes without its last part. | 슬래시 경로에서 마지막 부분을 뺀 것입니다.
div left:int right:int → int64 | The whole part of a division. | 정수 나눗셈의 몫입니다.
divf number:float64 divisor…:float64 → float64 | A division with decimals. | 소수로 나눕니다.
duration seconds:any → string | A number of seconds as text such as 1m35s. | 초를 1m35s 같은 텍스트로 나타냅니다.
durationRound duration:any → string | A duration rounded to its greatest unit, such as 2h. | 기간을 2h처럼 가장 큰 단위로 반올림합니다.
empty value:any → bool | Whether a value is empty: null, false, 0, "" or without members. | 값이 비었는지, 즉 null, false, 0, "" 이거나 원소가 없는지 알려 줍니다.
encryptAES password:string text:string → string | Encrypts a text with AES and gives base64. | 텍스트를 AES로 암호화하여 base64로 돌려줍니다.
ext path:string → string | The ending of a path with slashes, its dot included. | 점을 포함한 슬래시 경로의 확장자입니다.
first list:list → any | The first item. | 첫 번째 항목입니다.
float64 value:any → float64 | The value as a number with decimals. | 값을 소수로 바꿉니다.
floor number:float64 → float64 | The next whole number downwards. | 내림합니다.
genCA name:string days:int → certificate | A new certificate authority with .Cert and .Key; another one at each rendering. | .Cert와 .Key를 가진 새 인증 기관을 만듭니다. 렌더링할 때마다 달라집니다.
genCAWithKey name:string days:int key:string → certificate | A new certificate authority with a given key. | 주어진 키로 새 인증 기관을 만듭니다.
genPrivateKey type:string → string | A new private key in PEM: rsa, dsa, ecdsa or ed25519. | 새 개인 키를 PEM으로 만듭니다. 종류는 rsa, dsa, ecdsa, ed25519입니다.
genSelfSignedCert name:string ips:list names:list days:int → certificate | A new certificate that signs itself. | 스스로 서명한 새 인증서를 만듭니다.
genSelfSignedCertWithKey name:string ips:list names:list days:int key:string → certificate | A new certificate that signs itself, with a given key. | 주어진 키로 스스로 서명한 새 인증서를 만듭니다.
genSignedCert name:string ips:list names:list days:int ca:certificate → certificate | A new certificate that an authority of genCA signs. | genCA로 만든 인증 기관이 서명한 새 인증서를 만듭니다.
genSignedCertWithKey name:string ips:list names:list days:int ca:certificate key:string → certificate | A new certificate that an authority signs, with a given key. | 주어진 키로 인증 기관이 서명한 새 인증서를 만듭니다.
get map:map key:string → any | The value of a key; an empty text where the key is missing. | 키의 값을 돌려줍니다. 키가 없으면 빈 문자열입니다.
has item:any list:list → bool | Whether a list holds an item; the item comes first. | 리스트에 항목이 있는지 알려 줍니다. 항목을 먼저 씁니다.
hasKey map:map key:string → bool | Whether a map has a key, be its value empty or not. | 값이 비었는지와 관계없이 맵에 키가 있는지 알려 줍니다.
hasPrefix prefix:string text:string → bool | Whether a text begins with another; the prefix comes first. | 텍스트가 접두사로 시작하는지 알려 줍니다. 접두사를 먼저 씁니다.
hasSuffix suffix:string text:string → bool | Whether a text ends with another; the suffix comes first. | 텍스트가 접미사로 끝나는지 알려 줍니다. 접미사를 먼저 씁니다.
hello → string | The text Hello!, to try things out. | 시험용으로 Hello! 텍스트를 돌려줍니다.
htmlDate time:time → string | A date as HTML's date field wants it. | HTML 날짜 입력란의 형식으로 날짜를 나타냅니다.
htmlDateInZone time:time zone:string → string | As htmlDate, in a zone. | htmlDate와 같으며 시간대를 지정합니다.
htpasswd user:string password:string → string | A line of an htpasswd file with a bcrypt hash; another one at each rendering. | bcrypt 해시가 든 htpasswd 한 줄을 만듭니다. 렌더링할 때마다 달라집니다.
indent spaces:int text:string → string | Puts spaces before every line. | 모든 줄 앞에 공백을 넣습니다.
initial list:list → list | All items but the last. | 마지막을 뺀 모든 항목입니다.
initials text:string → string | The first letters of the words. | 낱말들의 첫 글자입니다.
int value:any → int | The value as a whole number; 0 where it is none. | 값을 정수로 바꿉니다. 숫자가 아니면 0입니다.
int64 value:any → int64 | The value as a 64-bit whole number; 0 where it is none. | 값을 64비트 정수로 바꿉니다. 숫자가 아니면 0입니다.
isAbs path:string → bool | Whether a path with slashes is absolute. | 슬래시 경로가 절대 경로인지 알려 줍니다.
join separator:string list:list → string | The items as one text with a separator between them. | 항목들을 구분자로 이어 한 텍스트로 만듭니다.
kebabcase text:string → string | A text such as HttpServer as http-server. | HttpServer 같은 텍스트를 http-server로 바꿉니다.
keys map…:map → list | The keys of maps in no certain order; sort them with sortAlpha. | 맵의 키들입니다. 순서가 일정하지 않으므로 sortAlpha로 정렬합니다.
kindIs kind:string value:any → bool | Whether a value is of a kind such as map, slice, string, bool, float64 or invalid. | 값이 map, slice, string, bool, float64, invalid 같은 종류인지 알려 줍니다.
kindOf value:any → string | The kind of a value, such as map, slice or string. | map, slice, string 같은 값의 종류입니다.
last list:list → any | The last item. | 마지막 항목입니다.
list item…:any → list | A list of the arguments. | 인자들로 리스트를 만듭니다.
lower text:string → string | The text in small letters. | 소문자로 바꿉니다.
max number…:int → int64 | The greatest of whole numbers. | 정수들 가운데 가장 큰 값입니다.
maxf number…:float64 → float64 | The greatest of numbers with decimals. | 소수들 가운데 가장 큰 값입니다.
merge target:map source…:map → map | Adds to the first map what it lacks; keys of the first win. It changes the first map. | 첫 번째 맵에 없는 것을 더합니다. 첫 번째 맵의 키가 이기며 그 맵이 바뀝니다.
mergeOverwrite target:map source…:map → map | Adds the later maps to the first; keys of the later win. It changes the first map. | 뒤의 맵들을 첫 번째 맵에 더합니다. 뒤의 키가 이기며 첫 번째 맵이 바뀝니다.
min number…:int → int64 | The least of whole numbers. | 정수들 가운데 가장 작은 값입니다.
minf number…:float64 → float64 | The least of numbers with decimals. | 소수들 가운데 가장 작은 값입니다.
mod left:int right:int → int64 | The rest of a division. | 나눗셈의 나머지입니다.
mul number…:int → int64 | The product of whole numbers. | 정수들을 곱합니다.
mulf number…:float64 → float64 | The product of numbers with decimals. | 소수들을 곱합니다.
mustAppend list:list item:any → list | As append, with an error where it cannot be done. | append와 같지만 실패하면 오류를 냅니다.
mustChunk size:int list:list → list | As chunk, with an error where it cannot be done. | chunk와 같지만 실패하면 오류를 냅니다.
mustCompact list:list → list | As compact, with an error where it cannot be done. | compact와 같지만 실패하면 오류를 냅니다.
mustDateModify duration:string time:time → time | As dateModify, with an error where it cannot be done. | dateModify와 같지만 실패하면 오류를 냅니다.
mustDeepCopy value:any → any | As deepCopy, with an error where it cannot be done. | deepCopy와 같지만 실패하면 오류를 냅니다.
mustFirst list:list → any | As first, with an error where it cannot be done. | first와 같지만 실패하면 오류를 냅니다.
mustFromJson text:string → any | The value that a JSON text holds; an error where it cannot be read. | JSON 텍스트를 읽습니다. 읽지 못하면 오류를 냅니다.
mustHas item:any list:list → bool | As has, with an error where it cannot be done. | has와 같지만 실패하면 오류를 냅니다.
mustInitial list:list → list | As initial, with an error where it cannot be done. | initial과 같지만 실패하면 오류를 냅니다.
mustLast list:list → any | As last, with an error where it cannot be done. | last와 같지만 실패하면 오류를 냅니다.
mustMerge target:map source…:map → map | As merge, with an error where it cannot be done. | merge와 같지만 실패하면 오류를 냅니다.
mustMergeOverwrite target:map source…:map → map | As mergeOverwrite, with an error where it cannot be done. | mergeOverwrite와 같지만 실패하면 오류를 냅니다.
mustPrepend list:list item:any → list | As prepend, with an error where it cannot be done. | prepend와 같지만 실패하면 오류를 냅니다.
mustPush list:list item:any → list | As push, with an error where it cannot be done. | push와 같지만 실패하면 오류를 냅니다.
mustRegexFind pattern:string text:string → string | As regexFind, with an error for a bad pattern. | regexFind와 같지만 패턴이 잘못되면 오류를 냅니다.
mustRegexFindAll pattern:string text:string count:int → list | As regexFindAll, with an error for a bad pattern. | regexFindAll과 같지만 패턴이 잘못되면 오류를 냅니다.
mustRegexMatch pattern:string text:string → bool | As regexMatch, with an error for a bad pattern. | regexMatch와 같지만 패턴이 잘못되면 오류를 냅니다.
mustRegexReplaceAll pattern:string text:string replacement:string → string | As regexReplaceAll, with an error for a bad pattern. | regexReplaceAll과 같지만 패턴이 잘못되면 오류를 냅니다.
mustRegexReplaceAllLiteral pattern:string text:string replacement:string → string | As regexReplaceAllLiteral, with an error for a bad pattern. | regexReplaceAllLiteral과 같지만 패턴이 잘못되면 오류를 냅니다.
mustRegexSplit pattern:string text:string count:int → list | As regexSplit, with an error for a bad pattern. | regexSplit과 같지만 패턴이 잘못되면 오류를 냅니다.
mustRest list:list → list | As rest, with an error where it cannot be done. | rest와 같지만 실패하면 오류를 냅니다.
mustReverse list:list → list | As reverse, with an error where it cannot be done. | reverse와 같지만 실패하면 오류를 냅니다.
mustSlice list:list from?:int to?:int → list | A part of a list, with an error where it cannot be done. | 리스트의 일부를 잘라 냅니다. 실패하면 오류를 냅니다.
mustToDate format:string text:string → time | As toDate, with an error where it cannot be done. | toDate와 같지만 실패하면 오류를 냅니다.
mustToJson value:any → string | As toJson, with an error where it cannot be done. | toJson과 같지만 실패하면 오류를 냅니다.
mustToPrettyJson value:any → string | As toPrettyJson, with an error where it cannot be done. | toPrettyJson과 같지만 실패하면 오류를 냅니다.
mustToRawJson value:any → string | As toRawJson, with an error where it cannot be done. | toRawJson과 같지만 실패하면 오류를 냅니다.
mustUniq list:list → list | As uniq, with an error where it cannot be done. | uniq와 같지만 실패하면 오류를 냅니다.
mustWithout list:list item…:any → list | As without, with an error where it cannot be done. | without과 같지만 실패하면 오류를 냅니다.
must_date_modify duration:string time:time → time | An old name of mustDateModify. | mustDateModify의 옛 이름입니다.
nindent spaces:int text:string → string | A line end, then the text with spaces before every line: for a block below its key. | 줄바꿈을 먼저 넣고 모든 줄 앞에 공백을 넣습니다. 키 아래에 블록을 둘 때 씁니다.
nospace text:string → string | The text without any white space. | 공백을 모두 뺍니다.
now → time | The time of rendering; another one each time. | 렌더링하는 시각입니다. 매번 달라집니다.
omit map:map key…:string → map | A new map without these keys. | 이 키들을 뺀 새 맵을 만듭니다.
osBase path:string → string | The last part of a path of the machine's own kind. | 운영 체제 형식 경로의 마지막 부분입니다.
osClean path:string → string | A path of the machine's own kind in its shortest form. | 운영 체제 형식 경로를 가장 짧게 정리합니다.
osDir path:string → string | A path of the machine's own kind without its last part. | 운영 체제 형식 경로에서 마지막 부분을 뺀 것입니다.
osExt path:string → string | The ending of a path of the machine's own kind. | 운영 체제 형식 경로의 확장자입니다.
osIsAbs path:string → bool | Whether a path of the machine's own kind is absolute. | 운영 체제 형식 경로가 절대 경로인지 알려 줍니다.
pick map:map key…:string → map | A new map with these keys alone. | 이 키들만 가진 새 맵을 만듭니다.
pluck key:string map…:map → list | The values of one key in several maps. | 여러 맵에서 한 키의 값들을 모읍니다.
plural one:string many:string count:int → string | The first text for a count of one, else the second. | 개수가 1이면 첫 번째, 아니면 두 번째 텍스트입니다.
prepend list:list item:any → list | A new list with one more item at the front. | 앞에 항목 하나를 더한 새 리스트를 만듭니다.
push list:list item:any → list | Another name of append. | append의 다른 이름입니다.
quote value…:any → string | The arguments in double quotes; null gives nothing. | 인자들을 큰따옴표로 감쌉니다. null은 아무것도 내지 않습니다.
randAlpha count:int → string | Random letters; other ones at each rendering. | 무작위 글자입니다. 렌더링할 때마다 달라집니다.
randAlphaNum count:int → string | Random letters and digits; other ones at each rendering. | 무작위 글자와 숫자입니다. 렌더링할 때마다 달라집니다.
randAscii count:int → string | Random printable characters; other ones at each rendering. | 출력 가능한 무작위 문자입니다. 렌더링할 때마다 달라집니다.
randBytes count:int → string | Random bytes in base64; other ones at each rendering. | 무작위 바이트를 base64로 나타냅니다. 렌더링할 때마다 달라집니다.
randInt from:int to:int → int | A random number from one up to before another. | 시작 값부터 끝 값 바로 앞까지의 무작위 정수입니다.
randNumeric count:int → string | Random digits; other ones at each rendering. | 무작위 숫자입니다. 렌더링할 때마다 달라집니다.
regexFind pattern:string text:string → string | The first match of a pattern; an empty text where there is none. | 패턴에 처음 맞는 부분입니다. 없으면 빈 문자열입니다.
regexFindAll pattern:string text:string count:int → list | Matches of a pattern, at most so many; -1 for all. | 패턴에 맞는 부분들을 개수만큼 모읍니다. -1이면 전부입니다.
regexMatch pattern:string text:string → bool | Whether a pattern matches anywhere in a text. | 텍스트에 패턴에 맞는 부분이 있는지 알려 줍니다.
regexQuoteMeta text:string → string | The text with all signs escaped that mean something in a pattern. | 패턴에서 뜻이 있는 문자를 모두 이스케이프합니다.
regexReplaceAll pattern:string text:string replacement:string → string | Replaces every match; \${1} stands for the first group. | 맞는 부분을 모두 바꿉니다. \${1}은 첫 번째 그룹입니다.
regexReplaceAllLiteral pattern:string text:string replacement:string → string | Replaces every match by exactly this text. | 맞는 부분을 모두 이 텍스트 그대로 바꿉니다.
regexSplit pattern:string text:string count:int → list | Splits a text where a pattern matches, into at most so many parts; -1 for all. | 패턴에 맞는 자리에서 텍스트를 나눕니다. -1이면 끝까지 나눕니다.
repeat count:int text:string → string | The text so many times. | 텍스트를 개수만큼 되풀이합니다.
replace from:string to:string text:string → string | Replaces a text by another everywhere. | 텍스트를 모두 찾아 바꿉니다.
rest list:list → list | All items but the first. | 첫 번째를 뺀 모든 항목입니다.
reverse list:list → list | The items from the last to the first. | 항목의 순서를 뒤집습니다.
round number:float64 places:int → float64 | A number rounded to so many decimals. | 소수점 아래 자릿수에 맞게 반올림합니다.
semver text:string → version | The parts of a version: .Major, .Minor, .Patch, .Prerelease. | 버전을 .Major, .Minor, .Patch, .Prerelease로 나눕니다.
semverCompare range:string version:string → bool | Whether a version lies in a range such as >=1.25-0. | 버전이 >=1.25-0 같은 범위에 드는지 알려 줍니다.
seq number…:int → string | Numbers in a row, with spaces between them. | 연속한 수를 공백으로 이어 나타냅니다.
set map:map key:string value:any → map | Sets a key in the map itself and gives the map. | 맵 자체에 키를 넣고 그 맵을 돌려줍니다.
sha1sum text:string → string | The SHA-1 hash in hexadecimal. | SHA-1 해시를 16진수로 나타냅니다.
sha256sum text:string → string | The SHA-256 hash in hexadecimal; often used to restart pods when a ConfigMap changes. | SHA-256 해시를 16진수로 나타냅니다. ConfigMap이 바뀔 때 파드를 다시 시작하는 데 흔히 씁니다.
sha512sum text:string → string | The SHA-512 hash in hexadecimal. | SHA-512 해시를 16진수로 나타냅니다.
shuffle text:string → string | The characters of a text in random order. | 텍스트의 글자 순서를 무작위로 섞습니다.
snakecase text:string → string | A text such as HttpServer as http_server. | HttpServer 같은 텍스트를 http_server로 바꿉니다.
sortAlpha list:list → list | The items as texts in alphabetical order. | 항목들을 텍스트로 보고 알파벳 순으로 정렬합니다.
split separator:string text:string → map | The parts of a text under the keys _0, _1 and so on. | 텍스트를 나누어 _0, _1 같은 키로 담습니다.
splitList separator:string text:string → list | The parts of a text as a list. | 텍스트를 나누어 리스트로 만듭니다.
splitn separator:string count:int text:string → map | As split, into at most so many parts. | split과 같지만 최대 개수까지만 나눕니다.
squote value…:any → string | The arguments in single quotes. | 인자들을 작은따옴표로 감쌉니다.
sub left:int right:int → int64 | The difference of two whole numbers. | 정수끼리 뺍니다.
subf number:float64 other…:float64 → float64 | The difference of numbers with decimals. | 소수끼리 뺍니다.
substr from:int to:int text:string → string | The part of a text from one place up to before another. | 텍스트에서 시작 자리부터 끝 자리 바로 앞까지입니다.
swapcase text:string → string | Small letters as capitals and capitals as small ones. | 대문자와 소문자를 서로 바꿉니다.
ternary yes:any no:any condition:bool → any | The first value where the condition is true, else the second. | 조건이 참이면 첫 번째, 아니면 두 번째 값입니다.
title text:string → string | Every word with a capital. | 낱말의 첫 글자를 대문자로 바꿉니다.
toDate format:string text:string → time | The time that a text writes in a format. | 서식에 맞게 쓴 텍스트를 시각으로 읽습니다.
toDecimal value:any → int64 | The number that a text writes in octal. | 8진수로 쓴 텍스트를 수로 바꿉니다.
toPrettyJson value:any → string | The value as JSON over several lines. | 값을 여러 줄로 보기 좋게 쓴 JSON입니다.
toRawJson value:any → string | The value as JSON with <, > and & as they are. | <, >, &를 그대로 둔 JSON입니다.
toString value:any → string | The value as text. | 값을 텍스트로 바꿉니다.
toStrings list:list → list | All items as texts. | 모든 항목을 텍스트로 바꿉니다.
trim text:string → string | The text without white space at both ends. | 양쪽 끝의 공백을 뺍니다.
trimAll characters:string text:string → string | The text without any of these characters at both ends. | 양쪽 끝에서 이 문자들을 뺍니다.
trimPrefix prefix:string text:string → string | The text without a prefix; the prefix comes first. | 접두사를 뺍니다. 접두사를 먼저 씁니다.
trimSuffix suffix:string text:string → string | The text without a suffix; the suffix comes first. | 접미사를 뺍니다. 접미사를 먼저 씁니다.
trimall characters:string text:string → string | An old name of trimAll. | trimAll의 옛 이름입니다.
trunc count:int text:string → string | The first characters of a text, or with a number below 0 the last ones. | 텍스트의 앞부분을 남깁니다. 음수이면 뒷부분을 남깁니다.
tuple item…:any → list | Another name of list. | list의 다른 이름입니다.
typeIs type:string value:any → bool | Whether a value is of a Go type such as string or map[string]interface {}. | 값이 string이나 map[string]interface {} 같은 Go 타입인지 알려 줍니다.
typeIsLike type:string value:any → bool | As typeIs, pointers included. | typeIs와 같으며 포인터도 포함합니다.
typeOf value:any → string | The Go type of a value. | 값의 Go 타입입니다.
uniq list:list → list | The list with every item once. | 중복을 없앤 리스트입니다.
unixEpoch time:time → string | The seconds since 1970. | 1970년부터 흐른 초입니다.
unset map:map key:string → map | Takes a key out of the map itself and gives the map. | 맵 자체에서 키를 빼고 그 맵을 돌려줍니다.
until count:int → list | The numbers from 0 up to before the count. | 0부터 개수 바로 앞까지의 수입니다.
untilStep from:int to:int step:int → list | The numbers from one up to before another, in steps. | 시작 값부터 끝 값 바로 앞까지 간격을 두고 나열한 수입니다.
untitle text:string → string | Every word with a small letter. | 낱말의 첫 글자를 소문자로 바꿉니다.
upper text:string → string | The text in capitals. | 대문자로 바꿉니다.
urlJoin parts:map → string | The address that the parts of urlParse make. | urlParse로 나눈 부분들을 다시 주소로 만듭니다.
urlParse address:string → map | The parts of an address: scheme, host, path, query and others. | 주소를 scheme, host, path, query 등으로 나눕니다.
uuidv4 → string | A random identifier; another one at each rendering. | 무작위 식별자입니다. 렌더링할 때마다 달라집니다.
values map:map → list | The values of a map in no certain order. | 맵의 값들입니다. 순서가 일정하지 않습니다.
without list:list item…:any → list | The list without these items. | 이 항목들을 뺀 리스트입니다.
wrap width:int text:string → string | The text with line ends, so that no line is wider. | 줄이 너비를 넘지 않도록 줄바꿈을 넣습니다.
wrapWith width:int separator:string text:string → string | As wrap, with another text in the place of line ends. | wrap과 같지만 줄바꿈 대신 다른 텍스트를 넣습니다.
`
  .trim()
  .split('\n');
