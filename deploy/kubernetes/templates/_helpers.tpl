{{- define "tributary.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" }}
{{- end -}}
{{- end -}}

{{- /* Of all that the chart makes; with dict root, component. */ -}}
{{- define "tributary.labels" -}}
{{ include "tributary.selector" . }}
app.kubernetes.io/part-of: tributary
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "tributary.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "tributary.image" -}}
{{- with .root.Values.image.registry }}{{ . }}/{{ end -}}
tributary/{{ .application }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end -}}

{{- /* 7d, 12h, 30m, 45s, 500ms in milliseconds. */ -}}
{{- define "tributary.millis" -}}
{{- $number := regexFind "^[0-9]+" . | int64 -}}
{{- $unit := regexFind "[a-z]+$" . -}}
{{- $units := dict "ms" 1 "s" 1000 "m" 60000 "h" 3600000 "d" 86400000 -}}
{{- mul $number (get $units $unit) -}}
{{- end -}}

{{- define "tributary.kafka.cluster" -}}{{ include "tributary.fullname" . }}-kafka{{- end -}}
{{- define "tributary.kafka.bootstrap" -}}
{{- if .Values.kafka.managed -}}
{{ include "tributary.kafka.cluster" . }}-kafka-bootstrap:9093
{{- else -}}
{{ required "kafka.bootstrapServers" .Values.kafka.bootstrapServers }}
{{- end -}}
{{- end -}}
{{- define "tributary.kafka.ca" -}}
{{- if .Values.kafka.managed -}}
{{ include "tributary.kafka.cluster" . }}-cluster-ca-cert
{{- else -}}
{{ required "kafka.caSecret" .Values.kafka.caSecret }}
{{- end -}}
{{- end -}}

{{- define "tributary.postgres.cluster" -}}{{ include "tributary.fullname" . }}-postgres{{- end -}}
{{- define "tributary.postgres.address" -}}
{{- if .Values.postgres.managed -}}
{{ include "tributary.postgres.cluster" . }}-rw:5432/{{ .Values.postgres.database }}
{{- else -}}
{{ required "postgres.host" .Values.postgres.host }}:{{ .Values.postgres.port }}/{{ .Values.postgres.database }}
{{- end -}}
{{- end -}}
{{- define "tributary.postgres.ownerSecret" -}}
{{- if .Values.postgres.managed -}}
{{ include "tributary.postgres.cluster" . }}-app
{{- else -}}
{{ required "postgres.ownerSecret" .Values.postgres.ownerSecret }}
{{- end -}}
{{- end -}}

{{- /* Settings that all applications share, a line each. */ -}}
{{- define "tributary.settings.shared" -}}
{{- range $name, $value := .Values.topics }}
tributary.topics.{{ kebabcase $name }}: {{ if kindIs "float64" $value }}{{ int64 $value }}{{ else }}{{ $value }}{{ end }}
{{- end }}
{{- end -}}
{{- define "tributary.settings.kafka" -}}
spring.kafka.bootstrap-servers: {{ include "tributary.kafka.bootstrap" . }}
spring.kafka.security.protocol: SSL
spring.kafka.ssl.key-store-type: PKCS12
spring.kafka.ssl.key-store-location: file:/etc/tributary/kafka/user.p12
spring.kafka.ssl.trust-store-type: PEM
spring.kafka.ssl.trust-store-location: file:/etc/tributary/kafka/ca.crt
{{- include "tributary.settings.shared" . }}
{{- end -}}
{{- define "tributary.settings.tracing" -}}
{{- with .Values.tracing.endpoint }}
management.opentelemetry.tracing.export.otlp.endpoint: {{ . | quote }}
{{- end }}
management.tracing.sampling.probability: {{ .Values.tracing.probability }}
{{- end -}}
{{- define "tributary.settings.postgres" -}}
tributary.projector.postgres.url: r2dbc:postgresql://{{ include "tributary.postgres.address" . }}
tributary.projector.postgres.manage-roles: false
{{- end -}}

{{- /* The pod's and the container's part of what an application may do. */ -}}
{{- define "tributary.pod.security" -}}
automountServiceAccountToken: false
serviceAccountName: {{ include "tributary.fullname" .root }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- end -}}
{{- define "tributary.container.security" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end -}}
{{- define "tributary.spread" -}}
topologySpreadConstraints:
{{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{ include "tributary.selector" $ | nindent 8 }}
{{- end }}
{{- end -}}

{{- define "tributary.environment" -}}
- name: SPRING_CONFIG_IMPORT
  value: file:/etc/tributary/config/settings.yaml,configtree:/etc/tributary/secrets/
- name: JDK_JAVA_OPTIONS
  value: -XX:MaxRAMPercentage={{ .heapPercent }}
{{- end -}}
{{- /* In the environment, since that is where the image has its own. */ -}}
{{- define "tributary.logs" -}}
- name: LOGGING_STRUCTURED_FORMAT_CONSOLE
  value: {{ .Values.logs.format | quote }}
{{- end -}}
{{- define "tributary.mounts" -}}
- {name: settings, mountPath: /etc/tributary/config, readOnly: true}
- {name: secrets, mountPath: /etc/tributary/secrets, readOnly: true}
- {name: tmp, mountPath: /tmp}
{{- end -}}
{{- define "tributary.volumes" -}}
- name: settings
  configMap: {name: {{ include "tributary.fullname" .root }}-{{ .component }}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
{{- end -}}
{{- define "tributary.kafka.mount" -}}
- {name: kafka, mountPath: /etc/tributary/kafka, readOnly: true}
{{- end -}}
{{- define "tributary.kafka.volume" -}}
- name: kafka
  projected:
    defaultMode: 0440
    sources:
      - secret: {name: {{ include "tributary.fullname" .root }}-{{ .component }}, items: [{key: user.p12, path: user.p12}]}
      - secret: {name: {{ include "tributary.kafka.ca" .root }}, items: [{key: ca.crt, path: ca.crt}]}
{{- end -}}
{{- /* A file named after the property that it sets. */ -}}
{{- define "tributary.kafka.secret" -}}
- secret:
    name: {{ include "tributary.fullname" .root }}-{{ .component }}
    items: [{key: user.password, path: spring.kafka.ssl.key-store-password}]
{{- end -}}
{{- define "tributary.probes" -}}
startupProbe:
  httpGet: {path: /actuator/health/liveness, port: {{ .port }}}
  periodSeconds: 5
  failureThreshold: {{ div .startSeconds 5 }}
livenessProbe:
  httpGet: {path: /actuator/health/liveness, port: {{ .port }}}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /actuator/health/readiness, port: {{ .port }}}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
{{- end -}}
